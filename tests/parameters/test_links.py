"""Which taakveld belongs to which cluster: every code of every year to one, on somebody's word."""

from pathlib import Path

import pytest

from thorbecke.datasets.iv3 import taakvelden_in
from thorbecke.errors import InputFileError, NotPublishedError, UnknownNameError
from thorbecke.parameters import GRADES, links, read_links

LINK = links("taakveld_cluster")


@pytest.mark.parametrize("year", range(2017, 2027))
def test_every_taakveld_of_a_year_belongs_to_one_cluster(year: int):
    found = {code: LINK.of(code, year) for code in taakvelden_in(year)}
    assert all(entry.grade in GRADES for entry in found.values())
    clusters = {code: entry.cluster for code, entry in found.items()}
    assert {cluster for code, cluster in clusters.items() if code.startswith("5.")} == {"Sport, cultuur en recreatie"}
    assert clusters["0.10"] == "Mutaties reserves"
    assert clusters["0.1"] == "Bestuur en ondersteuning"


@pytest.mark.parametrize(
    ("code", "year", "cluster"),
    [
        ("6.72", 2019, "Individuele voorzieningen Jeugd"),
        ("6.74b", 2024, "Individuele voorzieningen Jeugd"),
        ("6.753", 2025, "Individuele voorzieningen Jeugd"),
        ("6.792", 2025, "Individuele voorzieningen Jeugd"),
        ("6.791", 2025, "Individuele voorzieningen Wmo"),
        ("6.71a", 2023, "Individuele voorzieningen Wmo"),
        ("6.711", 2025, "Individuele voorzieningen Wmo"),
        ("6.60", 2026, "Individuele voorzieningen Wmo"),
        ("6.22", 2026, "Sociale basisvoorzieningen"),
        ("6.79", 2026, "Persoonsgebonden budgetten, niet gesplitst"),
    ],
)
def test_old_and_new_codes_go_to_the_same_cluster(code: str, year: int, cluster: str):
    assert LINK.of(code, year).cluster == cluster


def test_a_code_of_another_year_or_none_belongs_nowhere():
    with pytest.raises(NotPublishedError, match=r"6\.75"):
        LINK.of("6.75", 2024)
    with pytest.raises(NotPublishedError, match=r"'9\.1' belongs to no cluster in 2024"):
        LINK.of("9.1", 2024)
    with pytest.raises(UnknownNameError, match="taakveld_cluster"):
        links("taakveld_clusters")


_HEAD = "title: T\narticle: A\nsource: https://example.org\ngrade: wet\nlast_checked: 2024\nlinks:\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f'{_HEAD}  - {{cluster: A, codes: ["1"]}}\n  - {{cluster: B, codes: ["1"]}}\n',
            "'1' stands in two links, A and B",
        ),
        (f"{_HEAD}  - {{cluster: A, codes: [1.1]}}\n", "line 7: 'codes' must be a list of text"),
        (f'{_HEAD}  - {{cluster: A, codes: ["1"], grade: best}}\n', "line 7: 'grade' must be one of"),
        (f'{_HEAD}  - {{cluster: A, kodes: ["1"]}}\n', "line 7: 'kodes' is not known here. Did you mean 'codes'"),
        (f"{_HEAD}  - A\n", "every link must give cluster and codes"),
        (_HEAD.replace("title: T\n", "") + "  - A\n", "'title' is missing"),
        (
            f'{_HEAD}  - {{cluster: A, codes: ["1"], from: soon}}\n',
            "line 7: 'from' must be a year as in 2024, not 'soon'",
        ),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_line(tmp_path: Path, text: str, message: str):
    file = tmp_path / "links.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputFileError, match=message):
        read_links(file)


def test_the_same_code_may_move_between_years(tmp_path: Path):
    file = tmp_path / "links.yaml"
    lines = ['  - {cluster: A, codes: ["1"], until: 2024}', '  - {cluster: B, codes: ["1"], from: 2025}']
    file.write_text(_HEAD + "\n".join(lines), encoding="utf-8")
    found = read_links(file)
    assert (found.of("1.1", 2024).cluster, found.of("1.1", 2025).cluster) == ("A", "B")
