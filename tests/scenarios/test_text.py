"""A scenario as text that anyone may have sent: the same scenario everywhere, or refused with a reason."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scenarios import written as file_with
from thorbecke.errors import InputFileError
from thorbecke.scenarios import canonical, fingerprint, packaged, packed, parse, read, unpacked, written

AMOUNT = "change: amount\nlasting: structural\nchannel: AU\ndistribution: {through: factor}\namounts: "


def text_with(measure: str) -> str:
    own = "".join(f"    {line}\n" for line in measure.splitlines())
    return f"name: proef\ntitle: P\nmeasures:\n  - id: m1\n    title: M\n    source: s\n    grade: U\n{own}"


@pytest.mark.parametrize("name", packaged())
def test_a_scenario_written_down_is_read_back_the_same(name: str) -> None:
    scenario = read(name)
    text = written(scenario)
    assert parse(text) == scenario
    assert canonical(text) == canonical(packed(text)) == text


@given(title=st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_no_title_becomes_something_else(title: str) -> None:
    scenario = replace(read("bbp-indexering"), title=title)
    assert parse(written(scenario)).title == title


@pytest.mark.parametrize(
    "title", ["0363", "no", "1e5", "12:30", "~", "true", ".inf", "2024-01-01", "a: b", "# c", "0x1F"]
)
def test_text_that_looks_like_a_number_stays_text(title: str) -> None:
    assert parse(written(replace(read("bbp-indexering"), title=title))).title == title


def test_json_is_read_as_yaml_is() -> None:
    measure = (
        '{"id": "m", "title": "M", "source": "s", "grade": "U", "change": "weight", "criterion": "jong", '
        '"percent": {"2026": 1.5}}'
    )
    found = parse('{"name": "proef", "title": "P",\n\t"measures": [' + measure + "]}")
    assert canonical(written(found)) == written(found)


def test_another_scenario_has_another_fingerprint() -> None:
    one, two = (written(read(name)) for name in ("voorjaarsnota-2024", "voorjaarsnota-2025"))
    assert fingerprint(one) != fingerprint(two)


HOSTILE = {
    "ten million characters": ("name: " + "a" * 10_000_000, "10,000,006 characters; at most 100,000"),
    "aliases in aliases": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nname: *c\n",
        r"line 1: anchors and aliases \(& and \*\) are not read",
    ),
    "a tag": ("name: !!python/object/apply:os.system [ls]\n", r"line 1: tags \(!\) are not read"),
    "a number of a tag": ("name: !!int abc\n", r"tags \(!\) are not read"),
    "brackets": ("name: " + "[" * 50_000, r"scenario\.yaml"),
    "braces": ("name: " + "{a: " * 20_000, "too deep"),
    "nothing": ("", "empty"),
    "a list": ("- a\n- b\n", "keys and values"),
    "two documents": ("name: a\n---\nname: b\n", "line 2"),
    "not a number": (text_with(AMOUNT + "{2026: .nan}"), "line 12: '2026' must be a number"),
    "infinite": (text_with(AMOUNT + "{2026: 1e999}"), "line 12: '2026' is too large"),
    "infinite in words": (text_with(AMOUNT + "{2026: .inf}"), "line 12: '2026' must be a number"),
    "beyond floats": (text_with(AMOUNT + "{2026: " + "9" * 400 + "}"), "line 12: '2026' is too large"),
    "beyond numbers": (text_with(AMOUNT + "{2026: " + "9" * 9_000 + "}"), "too long to be read"),
    "a year without end": (text_with(AMOUNT + "{" + "9" * 900 + ": 1}"), "line 12: a year was expected"),
    "true for a number": (text_with(AMOUNT + "{2026: true}"), "line 12: '2026' must be a number"),
    "a list for a number": (text_with(AMOUNT + "{2026: [1]}"), "line 12: '2026' must be a number"),
    "a number for measures": ("name: a\ntitle: b\nmeasures: 3\n", "line 3: 'measures'"),
    "a key without end": ("? " + "a" * 90_000 + "\n: 1\n", "line 1: .a+ [.]{3}$"),
    "measures without end": ("name: a\ntitle: b\nmeasures: [" + "{}, " * 20_000 + "]\n", "20000 measures are too many"),
    "a table of the machine": (
        text_with(AMOUNT.replace("factor", "table, file: ../../etc/passwd") + "{2026: 1}"),
        "line 11: '../../etc/passwd' is a table beside the file, and only the text came here",
    ),
    "units of the machine": (
        text_with("change: add_criterion\ncode: x\nunits: /etc/passwd\neuro_per_unit: {2026: 1}\ncluster: Overig"),
        "line 10: '/etc/passwd' is a table beside the file",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_text_is_refused_in_few_words(case: str) -> None:
    text, told = HOSTILE[case]
    with pytest.raises(InputFileError, match=told) as refusal:
        parse(text)
    assert len(str(refusal.value)) < 1_200


@pytest.mark.parametrize("letters", ["", "abc", "????", "eNoDAAAAAAE", packed("name: a")[:-3], packed("x" * 9_000_000)])
def test_a_damaged_address_is_refused(letters: str) -> None:
    with pytest.raises(InputFileError):
        parse(unpacked(letters))


def test_a_file_may_have_a_table_beside_it_that_a_text_may_not(tmp_path: Path) -> None:
    (tmp_path / "deel.csv").write_text("gemeente,percent\nUrk,100\n", encoding="utf-8")
    measure = AMOUNT.replace("factor", "table, file: deel.csv").replace("channel: AU", "channel: DU") + "{2026: 1}"
    read_in = read(file_with(tmp_path, measure))
    assert parse(written(read_in)) == read_in
