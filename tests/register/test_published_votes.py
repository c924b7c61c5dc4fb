"""What VNG published of its votes of 2020 and 2021 is there as published, and nobody pretends to have computed it."""

import pytest

from tests.register.members import MEETING, POLL, SECRETARY, call, put
from thorbecke.errors import ActRefusedError, InputFileError
from thorbecke.register import (
    Register,
    act,
    cases,
    init,
    replay_case,
    seeded,
    verify,
    votes,
)

# Read from the page with results, and from the letter about the vote in writing.
FEBRUARY_2021 = {
    "notulen": ("voor", "99.48", "adopted"),
    "verantwoording-moties": ("voor", "100", "adopted"),
    "toeslagenouders": ("voor", "97.88", "adopted"),
    "7": ("voor", "100", "adopted"),
    "digitale-veiligheid": ("voor", "100", "adopted"),
    "beschermd-wonen": ("voor", "97.62", "adopted"),
    "vacatures": ("voor", "100", "adopted"),
    "motie-deventer": ("voor", "99.74", "aangenomen"),
    "motie-krimpenerwaard": ("voor", "99.76", "aangenomen"),
    "motie-zoetermeer": ("tegen", "68.46", "verworpen"),
    "motie-assen": ("voor", "99.73", "aangenomen"),
    "motie-lelystad": ("voor", "94.94", "aangenomen"),
}


@pytest.fixture(scope="module")
def known():
    with seeded() as register:
        yield register


@pytest.mark.parametrize("name", FEBRUARY_2021)
def test_the_outcome_of_12_february_2021_is_as_published(known, name):
    option, share, state = FEBRUARY_2021[name]
    poll = f"{MEETING}/{name}"
    published = votes.published_result(known, poll)
    assert published is not None
    assert published["results"] == [{"option": option, "percent": share}]
    assert published["source"] == "https://vng.nl/artikelen/uitslagen-stemmingen-balv-12-februari-2021"
    assert known.subject("motion" if name.startswith("motie") else "agenda_item", poll).state == state


def test_no_other_vote_of_that_day_is_there(known):
    assert {poll.id for poll in known.subjects("poll") if poll.id.startswith(f"{MEETING}/")} == {
        f"{MEETING}/{name}" for name in FEBRUARY_2021
    }


@pytest.mark.parametrize("name", FEBRUARY_2021)
def test_a_published_result_is_never_computed_because_weights_and_roll_call_are_not_there(known, name):
    found = votes.tally(known, f"{MEETING}/{name}")
    assert found.lacks == (
        "No legal result: weights not given.",
        "The published result cannot be recomputed: the roll call is not here.",
    )
    assert (found.legal, found.outcome, found.counts, found.attendance) == (False, None, (), None)
    assert votes.roll_call(known, found.poll) == []


def test_the_vote_in_writing_of_june_2020_was_ratified_in_september(known):
    poll = "ledenraadpleging-2020-06/contributie"
    published = votes.published_result(known, poll)
    assert published is not None
    assert published["gemeenten_voted"] == 243
    assert {one["option"]: one["percent"] for one in published["results"]} == {
        "bestuursvoorstel": "62",
        "geamendeerd": "34",
        "tegen": "4",
    }
    assert known.subject("meeting", "ledenraadpleging-2020-06").data["ratified"]["date"] == "2020-09-25"
    assert votes.tally(known, poll).binding


def test_the_seed_is_the_same_everywhere(known):
    assert verify(known).holds
    with seeded() as other:
        assert other.head() == known.head()


@pytest.fixture
def register(tmp_path):
    init(str(tmp_path / "register.db"))
    with Register(str(tmp_path / "register.db")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"results": [{"option": "voor", "percent": "99,48"}]}, "must be as published"),
        ({"results": [{"option": "ja", "percent": "99"}]}, "no option of 'voor_tegen'"),
        ({"results": [{"option": "voor", "percent": "99"}] * 2}, "two shares"),
        ({"results": [{"option": "voor", "percent": "99"}, {"option": "tegen", "percent": "4"}]}, "add up to 103"),
        ({"outcome": "aangenomen"}, "'outcome' cannot be 'aangenomen': voor, rejected"),
        ({"date": "12 februari"}, "must be a day"),
        ({"ballot": "ja_nee"}, "knows no ballot 'ja_nee'"),
        ({"about": f"{MEETING}/8"}, "There is no agenda_item"),
    ],
)
def test_a_published_result_that_cannot_be_is_refused(register, changed, message):
    call(register)
    put(register)
    payload = {
        "meeting": MEETING,
        "kind": "agenda_item",
        "about": POLL,
        "question": "?",
        "results": [{"option": "voor", "percent": "99.48"}],
        "outcome": "voor",
        "date": "2021-02-12",
        "source": "x",
    }
    with pytest.raises(ActRefusedError, match=message):
        act(register, "poll", POLL, "record", SECRETARY, payload | changed)
    act(register, "poll", POLL, "record", SECRETARY, payload)
    with pytest.raises(ActRefusedError, match="The poll says otherwise"):
        act(register, "agenda_item", POLL, "reject", SECRETARY, {"poll": POLL})


def test_a_mistake_in_a_case_is_refused_with_its_line(register, tmp_path):
    text = cases()["meetings/ledenvergaderingen"].read_text(encoding="utf-8").replace("by: GM1931", "by: GM9931")
    (tmp_path / "seed.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputFileError, match=r"seed.yaml, line \d+: .*'GM9931' is no member of 'balv-2021-02-12'"):
        replay_case(register, tmp_path / "seed.yaml")
