"""How many votes each member has comes from a file with a source, checked against the municipalities of its date."""

import pytest

from tests.register.members import MEETING, MEMBERS, WEIGHTS, begin, call, put, weigh
from tests.register.members import SECRETARY as ACTOR
from thorbecke.datasets import inhabitants
from thorbecke.errors import ActRefusedError, InputFileError, UnknownNameError
from thorbecke.register import Register, act, init, votes

HEAD = "body: ALV_VNG\nsource: Een tabel van deze test\nreference_date: 2021-01-01\n"


@pytest.fixture
def register(tmp_path):
    init(str(tmp_path / "register.db"))
    with Register(str(tmp_path / "register.db")) as opened:
        yield opened


def written(tmp_path, text: str, table: str | None = None):
    (tmp_path / "weights.yaml").write_text(HEAD + text, encoding="utf-8")
    if table is not None:
        (tmp_path / "weights.csv").write_text(table, encoding="utf-8")
    return tmp_path / "weights.yaml"


def test_votes_by_started_inhabitants_stop_at_the_most(tmp_path):
    found = votes.read_weights(written(tmp_path, "per: {inhabitants: 1000, most: 75}\n"))
    people = inhabitants(2021)
    assert found.by_code == {code: min(75, -(-people[code] // 1000)) for code in MEMBERS}
    assert (len(found.by_code), found.source) == (352, "Een tabel van deze test")


def test_votes_by_bracket_include_the_upper_bound(tmp_path):
    people = inhabitants(2021)
    bound = people["GM0184"]
    found = votes.read_weights(
        written(tmp_path, f"brackets: [{{up_to: {bound}, votes: 1}}, {{up_to: 99999, votes: 2}}, {{votes: 3}}]\n")
    ).by_code
    assert found["GM0184"] == 1
    assert found == {code: 1 if own <= bound else 2 if own <= 99999 else 3 for code, own in people.items()}


def test_votes_listed_in_a_table_beside_the_file_are_those(tmp_path):
    table = "gemeente;votes\n" + "".join(f"{name};{WEIGHTS[code]}\n" for code, name in MEMBERS.items())
    assert votes.read_weights(written(tmp_path, "file: weights.csv\n", table)).by_code == WEIGHTS


def listed(without: str = "", extra: str = "") -> str:
    rows = [f"  - {{gemeente: {code}, votes: {own}}}\n" for code, own in WEIGHTS.items() if code != without]
    return "votes:\n" + "".join(rows) + extra


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (listed("GM0184"), r"line 4: 1 without votes: Urk \(GM0184\)"),
        (listed("", "  - {gemeente: Urk, votes: 2}\n"), "line 357: Urk stands here twice"),
        (listed("", "  - {gemeente: Urkk, votes: 2}\n"), "line 357: 'Urkk' is not .* Did you mean Urk"),
        (listed("GM0184", "  - {gemeente: Urk, votes: 0}\n"), "line 356: .*above zero, not 0"),
        (listed("GM0184", "  - {gemeente: Urk, votes: -3}\n"), "line 356: .*above zero, not -3"),
        (listed("GM0184", "  - {gemeente: Urk, votes: 1.5}\n"), "line 356: 'votes' must be a whole number, not '1.5'"),
        (listed("GM0184", "  - {gemeente: Dijk en Waard, votes: 9}\n"), "line 356: .*not yet in 2021"),
        ("per: {inhabitants: 0}\n", "line 4: 'inhabitants' must be above zero"),
        ("brackets: [{up_to: 10, votes: 1}]\n", "line 4: brackets go up"),
        ("brackets: [{up_to: 10, votes: 1}, {up_to: 5, votes: 2}, {votes: 3}]\n", "brackets go up"),
        ("brackets: [{votes: 0}]\n", "352 with votes that are no whole number from 1"),
        ("", "give the votes in one way: votes, brackets, per, file; found none"),
        ("per: {inhabitants: 10}\nbrackets: [{votes: 1}]\n", "found brackets, per"),
    ],
)
def test_a_table_that_cannot_be_is_refused_with_its_line(tmp_path, text, message):
    with pytest.raises(InputFileError, match=message):
        votes.read_weights(written(tmp_path, text))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Urk;0", r"row 353, column 2: 0 is not a whole number above zero"),
        ("Urk;1.5", "is not a whole number above zero"),
        ("Urk;-1", "below zero"),
        ("Almere;1", "row 353: Almere stands in the table twice"),
        ("Urkk;1", "Did you mean Urk"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_place(tmp_path, row, message):
    rows = [f"{code};{own}" for code, own in WEIGHTS.items() if code != "GM0184"]
    table = "\n".join(["gemeente;votes", *rows, row])
    with pytest.raises(InputFileError, match=message):
        votes.read_weights(written(tmp_path, "file: weights.csv\n", table))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("source: Een tabel van deze test\n", ""), "'source' is missing"),
        (("2021-01-01", "2021"), "'reference_date' must be"),
        (("2021-01-01", "1999-01-01"), "line 3: There is no list of municipalities for 1999"),
        (("2021-01-01", "2012-01-01"), "line 3: There are no inhabitants for 2012"),
    ],
)
def test_a_table_without_source_or_date_is_refused(tmp_path, change, message):
    path = written(tmp_path, "per: {inhabitants: 1000}\n")
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(InputFileError, match=message):
        votes.read_weights(path)


def test_a_table_alone_says_no_source(tmp_path):
    with pytest.raises(InputFileError, match="says no source and no date"):
        votes.read_weights(tmp_path / "weights.csv")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda table: {**table, "GM9999": 1}, "1 no municipality on that date: GM9999"),
        (lambda table: {code: table[code] for code in table if code != "GM0184"}, r"without votes: Urk \(GM0184\)"),
        (lambda table: {**table, "GM0184": 0}, "no whole number from 1 to 1000000: GM0184"),
        (lambda table: {**table, "GM0184": 10**7}, "no whole number from 1"),
    ],
)
def test_a_meeting_refuses_votes_that_do_not_fit_its_members(register, change, message):
    call(register)
    with pytest.raises(ActRefusedError, match=message):
        weigh(register, change(WEIGHTS))


def test_votes_are_laid_down_once_and_replaced_only_before_the_meeting_begins(register):
    call(register)
    put(register)
    weigh(register)
    rows = [{"gemeente": code, "votes": 1} for code in MEMBERS]
    payload = {"body": "ALV_VNG", "source": "x", "reference_date": "2021-01-01", "table": rows}
    act(register, "weights", MEETING, "replace", ACTOR, payload, why="Fout in de tabel")
    begin(register)
    with pytest.raises(ActRefusedError, match="The meeting has begun"):
        act(register, "weights", MEETING, "replace", ACTOR, payload, why="Nog een fout")


def test_the_votes_of_another_body_are_refused(register):
    call(register)
    payload = {"body": "IPO", "source": "x", "reference_date": "2021-01-01", "table": []}
    with pytest.raises(ActRefusedError, match="These are the votes of IPO, and the meeting is of ALV_VNG"):
        act(register, "weights", MEETING, "lay_down", ACTOR, payload)


def test_unknown_rules_of_a_body_are_an_error(tmp_path):
    with pytest.raises(UnknownNameError, match="Did you mean alv-vng"):
        votes.read_body("alv-vgn")
    path = tmp_path / "body.yaml"
    text = votes.bodies()["alv-vng"].read_text(encoding="utf-8")
    path.write_text(text.replace("more_than: 1/2", "more_than: half"), encoding="utf-8")
    with pytest.raises(InputFileError, match=r"body.yaml, line \d+: 'more_than' must be a share as 1/2, not 'half'"):
        votes.read_body(path)
