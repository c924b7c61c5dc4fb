"""Resolution files: what is wrong is refused with file, line and remedy."""

import json
from pathlib import Path

import pytest

from thorbecke.errors import InputFileError
from thorbecke.resolution import check, json_schema, packaged, read, template

START = template("raad", 2026)
CUT = """\
        kind: opschalingskorting
        title: De opschalingskorting is verdwenen
        at_most: 0
"""
NO_TABLE = "table: social_domein\n            subject: jeugd\n            figure: tekort"


def written(folder: Path, text: str) -> Path:
    path = folder / "raad.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_template_is_valid_and_can_be_checked(tmp_path):
    found = check(read(written(tmp_path, START)))
    assert [article.id for article in found.articles] == ["1", "2"]
    assert found.years == tuple(range(2026, 2031))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("purpose: jeugd ", "purpos: jeugd ", "'purpos' is not known here. Did you mean 'purpose'?"),
        ("kind: granted", "kind: grantd", "Did you mean 'granted'?"),
        ("grade: afgeleid", "grade: zeker", "'grade' cannot be 'zeker'"),
        ("source: [eigen raming]", "note: x", "'note' is not known here"),
        ("        source: [eigen raming]\n".strip(), "", "without 'source' and 'grade'"),
        ('requires: ["1"]', 'requires: ["3"]', "there is no article '3': the articles are 1, 2"),
        ('requires: ["1"]', 'requires: ["2"]', "cannot be a condition for itself"),
        ('- id: "2"', '- id: "1"', "the article '1' stands here twice"),
        ("- id: opschalingskorting", "- id: jeugd", "the condition 'jeugd' stands in this article twice"),
        (
            "amounts: {2026: 500}",
            "table: social_domein\n            subject: jeugd\n            figure: tekort",
            "social_domain",
        ),
        ("amounts: {2026: 500}", "table: social_domain", "needs 'table', 'subject' and 'figure'"),
        ("amounts: {2026: 500}", "amounts: {2026: veel}", "must be a number"),
        ("first: 2026", "first: 2040", "lies before 'first'"),
        ("kind: opschalingskorting", "kind: fact\n        fact: x", "is not known here"),
        ("name: raad", "name: De Raad", "use small letters"),
    ],
)
def test_a_mistake_is_refused_with_file_and_line(tmp_path, old, new, told):
    assert old in START
    path = written(tmp_path, START.replace(old, new, 1))
    with pytest.raises(InputFileError) as caught:
        read(path)
    assert told in str(caught.value)
    assert str(caught.value).startswith("raad.yaml, line ")


def test_a_fact_that_is_not_registered_is_refused_with_the_closest(tmp_path):
    (tmp_path / "feiten.yaml").write_text(
        "facts:\n  - id: wdb-in-werking\n    title: t\n    states:\n"
        "      - {since: 2021, in_law: no, in_practice: no, why: w, source: s, grade: wet, seen: 2021-01-01}\n",
        encoding="utf-8",
    )
    text = START.replace("# facts:", "facts:").replace(
        CUT, "        kind: fact\n        title: De wet is er\n        fact: wdb-in-werkin\n"
    )
    with pytest.raises(InputFileError, match=r"Did you mean 'wdb-in-werking'\?"):
        read(written(tmp_path, text))
    right = read(written(tmp_path, text.replace("fact: wdb-in-werkin\n", "fact: wdb-in-werking\n")))
    assert check(right).article("1").conditions[1].verdict.value == "not_met"


def test_a_figure_of_the_model_can_be_a_condition(tmp_path):
    figure = """\
        kind: figure
        figure: totaal_per_inwoner
        gemeente: Beekdaelen
        title: Genoeg per inwoner
        at_least: {2025: %s}
"""
    text = START.replace("first: 2026", "first: 2025")
    for least, verdict in (("1500", "met"), ("2500", "not_met")):
        found = check(read(written(tmp_path, text.replace(CUT, figure % least))), years=[2025])
        condition = found.article("1").conditions[1]
        assert condition.verdict.value == verdict
        assert condition.years[0].actual == pytest.approx(2010.7, abs=0.1)
    later = check(read(written(tmp_path, text.replace(CUT, figure % "1500"))), years=[2027])
    assert later.article("1").conditions[1].verdict.value == "unknown"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("figure: totaal_per_inwonr\n        gemeente: Urk", r"Did you mean totaal_per_inwoner"),
        ("figure: totaal\n        gemeente: Urkk", r"'Urkk' is not a municipality.* Did you mean Urk"),
        ("figure: totaal_per_inwoner", r"euro/inwoner, which does not add up: name one municipality under 'gemeente'"),
        ("figure: eenheden\n        gemeente: Urk", r"'eenheden' goes by maatstaf: it is not one value"),
    ],
)
def test_a_figure_that_gives_no_value_to_compare_is_refused(tmp_path, lines, told):
    """A wrong name must not end as 'cannot be told', nor euros per inhabitant be added up over the municipalities."""
    figure = f"        kind: figure\n        {lines}\n        title: Genoeg\n        at_least: {{2025: 1}}\n"
    with pytest.raises(InputFileError, match=rf"raad\.yaml, line \d+: .*{told}"):
        read(written(tmp_path, START.replace(CUT, figure)))


def test_the_published_schema_is_that_of_the_forms():
    published = Path(__file__).parents[2] / "src/thorbecke/resolution/schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == json_schema()


def test_packaged_files_fit_the_published_schema():
    import jsonschema

    from thorbecke.parameters import read_yaml

    for path in packaged().values():
        jsonschema.validate(dict(read_yaml(path)), json_schema())
