"""Voting on a page: who may, for whom, once; what is recorded; and what is shown while votes come in and afterwards."""

import csv
import io

import pytest

from tests.register.members import SECRETARY, WEIGHTS
from tests.register.test_chain import burgled
from tests.web.register.site import HTML, MEETING, POLL, anyone, signed_in
from thorbecke.register import Attachment, Register, act, votes
from thorbecke.web import Settings, create_app
from thorbecke.web.pages.register.chain import verified

PAPER, RESULT = f"/vergaderingen/stembiljet/{POLL}", f"/vergaderingen/uitslag/{POLL}"


@pytest.fixture
def voter(app):
    return signed_in(app, "demo-gm0637")


def cast(person, choice: str = "voor", **over: str):
    return person.post(PAPER, person.form(PAPER) | {"keuze": choice} | over)


def test_a_vote_is_confirmed_with_the_number_and_hash_of_its_event(voter, database: str) -> None:
    answer = cast(voter)
    assert answer.status_code == 303
    page = voter.get(answer.headers["location"]).text
    with Register(database) as register:
        event = register.events("ballot", f"{POLL}/GM0637")[-1]
        assert f"<dd>{event.number}</dd>" in page
        assert event.hash in page
        assert votes.tally(register, POLL).counts[0].votes == WEIGHTS["GM0637"]
    assert "The vote is recorded" in page


def test_a_second_vote_is_refused_and_the_same_request_again_is_not(voter, database: str) -> None:
    form = voter.form(PAPER) | {"keuze": "voor"}
    first = voter.post(PAPER, form)
    assert voter.post(PAPER, form).headers["location"] == first.headers["location"]
    twice = voter.post(PAPER, form | {"sleutel": "een-andere", "keuze": "tegen"})
    assert (twice.status_code, "was cast already" in twice.text) == (409, True)
    assert "stays as it is" in voter.get(PAPER).text
    with Register(database) as register:
        assert [one.choice for one in votes.roll_call(register, POLL)] == ["voor"]


def test_a_vote_for_another_municipality_is_refused(voter, database: str) -> None:
    for code in ("GM0150", "GM0363", "GM9999"):
        assert cast(voter, voor=code).status_code in (403, 422)
    with Register(database) as register:
        assert votes.roll_call(register, POLL) == []


def test_who_was_not_designated_has_no_ballot_paper_and_cannot_vote(app) -> None:
    person = signed_in(app, "demo-vng")
    assert "You vote for nobody" in person.get(PAPER).text
    token = person.form("/register/doen/dossier/note?id=beschermd-wonen")["csrf"]
    answer = person.post(PAPER, {"csrf": token, "voor": "GM0637", "keuze": "voor", "sleutel": "x"})
    assert answer.status_code == 403
    assert anyone(app).get(PAPER).status_code == 303


def test_a_vote_after_closing_is_refused(voter, database: str) -> None:
    form = voter.form(PAPER)
    with Register(database) as register:
        act(register, "poll", POLL, "close", SECRETARY)
    late = voter.post(PAPER, form | {"keuze": "voor"})
    assert (late.status_code, "closed" in late.text) == (422, True)
    assert '<form class="ballot"' not in voter.get(PAPER).text


@pytest.mark.parametrize("choice", ["misschien", "", "voor' OR '1'='1"])
def test_a_choice_that_is_not_on_the_ballot_is_refused(voter, choice: str) -> None:
    assert cast(voter, choice).status_code == 422


def test_a_holder_of_a_proxy_votes_for_both(app, voter, database: str) -> None:
    with Register(database) as register:
        act(
            register,
            "voter",
            f"{MEETING}/GM0150",
            "give_proxy",
            SECRETARY,
            {"holder": "GM0637"},
            attachments=(Attachment("volmacht.pdf", "application/pdf", b"%PDF"),),
        )
    giver = signed_in(app, "demo-gm0150")
    assert "You vote for nobody" in giver.get(PAPER).text
    token = giver.form("/register/doen/motion/submit")["csrf"]
    assert giver.post(PAPER, {"csrf": token, "voor": "GM0150", "keuze": "voor", "sleutel": "x"}).status_code == 403
    assert "Deventer" in voter.get(PAPER).text
    assert cast(voter).status_code == 303
    form = voter.form(f"{PAPER}?voor=GM0150")
    assert form["voor"] == "GM0150"
    assert voter.post(PAPER, form | {"keuze": "tegen"}).status_code == 303


def test_the_result_counts_live_shows_the_quorum_and_calls_the_roll(app, voter) -> None:
    cast(voter)
    cast(signed_in(app, "demo-gm0150"), "tegen")
    public = anyone(app)
    page = public.get(RESULT).text
    voor, tegen = WEIGHTS["GM0637"], WEIGHTS["GM0150"]
    assert f"{100 * voor / (voor + tegen):.2f}" in page
    assert "2 of 352 members take part. The quorum is there." in page
    assert "data-live" in page
    rows = list(csv.DictReader(io.StringIO(public.client.get(f"/vergaderingen/hoofdelijk/{POLL}.csv").text)))
    assert [(row["gemeente"], row["keuze"], row["stemmen"]) for row in rows] == [
        ("GM0150", "tegen", str(tegen)),
        ("GM0637", "voor", str(voor)),
    ]
    told = public.client.get("/api/v1/poll-results", params={"poll": POLL}).json()
    assert told["counts"][0] | {"label": ""} == {
        "id": "voor",
        "label": "",
        "municipalities": 1,
        "votes": voor,
        "percent": f"{100 * voor / (voor + tegen):.2f}",
    }
    assert public.client.get("/api/v1/roll-calls", params={"poll": POLL}).json()["total"] == 2


def test_votes_of_2021_are_shown_as_they_were_published_and_not_computed(tmp_path) -> None:
    made = create_app(Settings(sessions=tmp_path / "sessions.db"))
    public = anyone(made)
    page = public.get("/vergaderingen/uitslag/balv-2021-02-12/7").text
    assert "was not computed here" in page
    told = public.client.get("/api/v1/poll-results", params={"poll": "balv-2021-02-12/7"}).json()
    assert told["counts"] == []
    assert not told["legal"]
    for share in told["published"]["results"]:
        assert share["percent"] in page
    made.state.held.close()


def test_the_secretary_opens_and_closes_a_vote_on_the_page_of_the_meeting(app, database: str) -> None:
    secretary = signed_in(app, "demo-secretaris")
    item = f"{MEETING}/8"
    entries = {"meeting": MEETING, "title": "Contributie", "purpose": "for_decision"}
    assert secretary.act("agenda_item", "put", item, entries).status_code == 303
    link = secretary.get(f"/vergaderingen/{MEETING}").text
    address = next(one for one in link.split('href="') if one.startswith("/register/doen/poll/open") and "%2F8" in one)
    address = address.partition('"')[0].replace("&amp;", "&")
    page = secretary.get(address)
    assert 'value="Contributie"' in page.text
    hidden = secretary.form(address) | {"id": item, "veld-meeting": MEETING, "veld-kind": "agenda_item"}
    entries = {"veld-about": item, "veld-question": "Contributie", "veld-ballot": "voor_tegen"}
    opened = secretary.post("/register/doen/poll/open", hidden | entries)
    assert opened.status_code == 303
    assert "Close the vote" in secretary.client.get(opened.headers["location"], headers=HTML).text
    assert secretary.act("poll", "close", item, {}).status_code == 303
    with Register(database) as register:
        assert register.subject("poll", item).state == "closed"


def test_a_vote_that_was_tampered_with_is_shown_to_everyone(voter, app, database: str) -> None:
    cast(voter)
    assert "It holds" in anyone(app).get("/register").text
    with burgled(database) as run:
        run("""UPDATE register_events SET payload_json = '{"choice":"tegen"}' WHERE kind = 'ballot'""")
    again = create_app(Settings(database=database))
    assert verified.cache is not None
    assert verified.cache is not None
    verified.cache.clear()  # as after the minute that an answer stands
    page = anyone(again).get("/register").text
    assert "It does not hold" in page
    assert "not as it was written" in page or "hash" in page
    again.state.held.close()
