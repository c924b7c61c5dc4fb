"""The documented cases: what sources say is in them, what they do not say is not, and the chain is one everywhere."""

from datetime import date

import pytest

from thorbecke.errors import InputFileError, NotAllowedError, RegisterError
from thorbecke.register import (
    Actor,
    Register,
    act,
    balance_of,
    bench,
    cases,
    deadlines,
    dossier_facts,
    init,
    open_register,
    open_steps,
    replay_case,
    replay_cases,
    seeded,
    timeline,
    to_try,
    verify,
)
from thorbecke.resolution import check, read, read_facts

NEW_YEAR = date(2026, 1, 1)


@pytest.fixture(scope="module")
def known():
    with seeded() as register:
        yield register


def test_the_cases_have_the_same_head_in_every_database(known, database):
    init(database)
    with Register(database, clock=known.clock) as register:
        replay_cases(register)
        assert register.head() == known.head()
        assert verify(register).holds


def test_nobody_acts_on_the_embedded_cases(known):
    with pytest.raises(NotAllowedError, match="thorbecke register init"):
        act(known, "dossier", "jeugdzorg", "note", Actor("u", "n", "VNG", "vng"), {"title": "x"})


def test_a_register_to_try_begins_with_the_cases_and_takes_acts_of_today(known):
    with to_try() as register:
        assert register.head() == known.head()
        done = act(register, "dossier", "jeugdzorg", "note", Actor("u", "n", "VNG", "vng"), {"title": "x"})
        assert done.moment > known.events()[-1].moment
        assert known.head().number == done.number - 1


def test_every_event_says_that_nobody_of_the_organisation_acted(known):
    assert {event.user_name for event in known.events()} == {"overgenomen uit openbare bronnen"}


def test_every_fact_has_a_source_and_a_grade(known):
    for subject in known.subjects("dossier"):
        name = subject.id
        for moment in timeline(known, "dossier", name):
            assert moment.source, (name, moment.act, moment.text)
            assert moment.grade in {"P", "S", "D"}, (name, moment.act)


def test_youth_care_went_to_arbiters_in_2021_and_was_paid_for_2022(known):
    found = {moment.act: moment.happened for moment in timeline(known, "dossier", "jeugdzorg")}
    assert found["request_arbitration"] == "2021-03-12"
    assert found["award"] == "2021-05-18"
    assert found["fund"] == "2021-06-02"
    subject = known.subject("dossier", "jeugdzorg")
    assert subject.state == "evaluated"
    (year,) = (one for one in balance_of(subject.data, "gemeenten") if one.year == 2022)
    assert year.granted == 1314 + 300


def test_of_the_award_only_2022_is_known(known):
    (award,) = known.subject("dossier", "jeugdzorg").data["awards"]
    assert (award["amounts"], award["complete"]) == ({"2022": 1560.0}, False)
    assert [(one.year, one.award, one.claims, one.difference) for one in bench(known, "jeugdzorg").years] == [
        (2022, 1560.0, {}, None)
    ]


def test_the_range_of_youth_care_in_2019_is_not_carried_to_later_years(known):
    data = known.subject("dossier", "jeugdzorg").data
    years = {one.year: one for one in balance_of(data, "gemeenten")}
    assert (years[2019].lower, years[2019].upper, years[2019].best) == (1600, 1800, None)
    assert years[2022].needed("lower") is None
    assert years[2019].adequate("lower") is None  # what of it was paid is not in the sources


def test_the_climate_accord_has_a_need_for_three_levels_and_nothing_known_of_its_payment(known):
    data = known.subject("dossier", "klimaatakkoord").data
    need = {(level, one.year): one.needed("best") for level in data["levels"] for one in balance_of(data, level)}
    assert need == {
        ("gemeenten", 2022): 450,
        ("gemeenten", 2023): 540,
        ("gemeenten", 2024): 599,
        ("provincies", 2024): 37.5,
        ("waterschappen", 2024): 22.6,
    }
    assert all(one.shortfall("best") is None for level in data["levels"] for one in balance_of(data, level))


def test_what_a_scenario_gives_stands_beside_the_need_of_a_dossier(known):
    from thorbecke.scenarios import read as read_scenario

    data = known.subject("dossier", "klimaatakkoord").data
    given = balance_of(data, "gemeenten", [read_scenario("resolutie-2021")], [2023, 2024])
    assert [(one.granted, one.shortfall("best"), one.shortfall("upper")) for one in given] == [
        (540, 0, 0),
        (599, 0, 40),
    ]
    nothing = balance_of(data, "gemeenten", [read_scenario("opschalingskorting-geschrapt")], [2024])
    assert [one.shortfall("lower") for one in nothing] == [560]


def test_the_environment_act_has_a_range_and_totals_that_belong_to_no_year(known):
    data = known.subject("dossier", "omgevingswet").data
    (year,) = balance_of(data, "gemeenten")
    assert (year.year, year.lower, year.upper, year.best) == (2024, -35, 168, None)
    assert [(one["total"]["first"], one["total"]["last"]) for one in data["estimates"] if one["total"]] == [
        (2016, 2029),
        (2016, 2032),
    ]


def test_the_day_on_which_the_climate_accord_was_to_be_measured_again_has_passed(known):
    (found,) = deadlines(known, NEW_YEAR)
    assert (found.dossier, found.status, found.wait.due, found.days) == (
        "klimaatakkoord",
        "passed",
        date(2024, 6, 30),
        -550,
    )
    assert deadlines(known, date(2024, 6, 20))[0].status == "due"
    assert deadlines(known, date(2024, 1, 1), status="open")[0].days == 181


def test_what_a_case_would_lack_for_a_decision_depends_on_the_regime(known):
    subject = known.subject("dossier", "klimaatakkoord")
    now, interim = (
        next(step for step in open_steps(known, subject, regime=regime) if step.act == "decide")
        for regime in ("geldend-recht", "tussenregeling")
    )
    assert now.is_open
    assert interim.who == ("EZK",)
    assert not interim.is_open
    assert set(interim.lacks) == set(now.duties)
    assert "The judgement of VNG is missing." in interim.lacks
    assert "The judgement of VNG is missing." in now.duties
    assert not any("costs" in lack for lack in interim.lacks)


def test_the_register_tells_the_resolution_what_became_of_the_award(known, tmp_path):
    path = tmp_path / "feiten.yaml"
    path.write_text(dossier_facts.facts_text(known, NEW_YEAR), encoding="utf-8")
    assert read_facts(path) == dossier_facts.facts_of(known, NEW_YEAR)
    state = read_facts(path)["bindende-arbitrage"].at(2022)
    assert state is not None
    assert (state.in_law, state.in_practice, state.grade) == ("no", "no", "afgeleid")
    assert "jeugdzorg" in state.why
    assert str(known.head()) in state.source[0]
    with_facts, without = check(read("resolutie-2021", path)), check(read("resolutie-2021"))
    assert [one.verdict for one in with_facts.articles] == [one.verdict for one in without.articles]


def test_without_a_database_the_cases_are_shown_and_with_a_wrong_one_an_error(tmp_path, monkeypatch):
    monkeypatch.delenv("THORBECKE_DATABASE", raising=False)
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    with open_register() as register:
        assert register.read_only
    with pytest.raises(RegisterError, match="There is no register"):
        open_register(str(tmp_path / "elsewhere.db"))
    init(str(tmp_path / "register.db"))
    with open_register() as register:
        assert (register.read_only, register.head().number) == ("", 0)


def test_a_mistake_in_a_case_is_told_with_file_and_line(known, tmp_path):
    text = (
        cases()["dossiers/klimaatakkoord"].read_text(encoding="utf-8").replace("level: provincies", "level: provincie")
    )
    (tmp_path / "klimaat.yaml").write_text(text, encoding="utf-8")
    init(str(tmp_path / "register.db"))
    with (
        Register(str(tmp_path / "register.db"), clock=known.clock) as register,
        pytest.raises(InputFileError, match=r"klimaat.yaml, line 59: .*Did you mean 'provincies'"),
    ):
        replay_case(register, tmp_path / "klimaat.yaml")
