"""The forms of acts: built from the act itself, what is wrong stands at its place, and who was first is told."""

import base64

import pytest

from tests.web.register.site import DOSSIER, MEETING, anyone, signed_in
from thorbecke.register import Register, known_kinds
from thorbecke.web import Settings, create_app
from thorbecke.web.pages.register.inputs import WrongInputError, inputs_of, payload_in

ACTS = {f"{kind.name}-{act.name}": act for kind in known_kinds().values() for act in kind.acts}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_every_act_has_a_form_that_a_person_can_fill_in(act) -> None:
    for one in inputs_of(act):
        assert one.what
        assert one.kind not in ("choice", "boxes") or one.options


def typed(act, **entries: str):
    return payload_in(inputs_of(act, {name: [text] for name, text in entries.items()}))


def test_what_is_typed_becomes_the_payload() -> None:
    estimate = known_kinds()["dossier"].act("estimate")
    found = typed(
        estimate,
        id="aef",
        level="gemeenten",
        best="2026: 120,5\n2027 130",
        total="first: 2026\nlast: 2028\nbest: 400",
        lasting="structural",
        method="onderzoek",
        author="AEF",
        commissioned_by="VWS\n\nVNG\n",
    )
    assert found == {
        "id": "aef",
        "level": "gemeenten",
        "best": {"2026": 120.5, "2027": 130.0},
        "total": {"first": 2026, "last": 2028, "best": 400},
        "lasting": "structural",
        "method": "onderzoek",
        "author": "AEF",
        "commissioned_by": ["VWS", "VNG"],
    }


@pytest.mark.parametrize(
    ("entries", "place"),
    [
        ({"id": ""}, "id"),
        ({"id": "x", "level": "gemeenten", "best": "twee miljoen"}, "best"),
        ({"id": "x", "level": "gemeenten", "best": "2026: 1.234,56"}, "best"),
        ({"id": "x", "level": "gemeenten", "best": "2026: 1\n2026: 2"}, "best"),
        ({"id": "x", "level": "gemeenten", "total": "first: [2026"}, "total"),
        ({"id": "x", "level": "gemeenten", "total": "&a [*a]"}, "total"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(entries: dict[str, str], place: str) -> None:
    with pytest.raises(WrongInputError) as raised:
        typed(known_kinds()["dossier"].act("estimate"), **entries)
    assert raised.value.name == place


def test_a_refused_form_keeps_what_was_typed_and_marks_the_field(app) -> None:
    vws = signed_in(app, "demo-vws")
    answer = vws.act("dossier", "note", DOSSIER, {"title": "Mijn feit", "date": "gisteren"})
    assert answer.status_code == 422
    assert 'value="Mijn feit"' in answer.text
    assert "is no date" in answer.text
    answer = vws.act(
        "dossier", "scope", DOSSIER, {"changes_tasks": "ja", "levels": ["gemeenten"], "test": "heel licht"}
    )
    assert answer.status_code == 422
    assert 'id="veld-test-fout"' in answer.text


def test_an_act_leads_on_and_the_page_shows_what_lacks(app) -> None:
    vws = signed_in(app, "demo-vws")
    done = vws.act("dossier", "scope", DOSSIER, {"changes_tasks": "ja", "levels": ["gemeenten"]})
    page = vws.get(done.headers["location"]).text
    assert "scoped" in page
    assert "The costs for gemeenten are missing: a quantitative estimate." in page
    assert "Settle the scope" in page
    refused = vws.act("dossier", "decide", DOSSIER, {})
    assert (refused.status_code, "The costs for gemeenten are missing" in refused.text) == (422, True)


def test_whoever_was_second_is_shown_what_is_there_now_and_loses_nothing(app) -> None:
    vws, vng = signed_in(app, "demo-vws"), signed_in(app, "demo-vng")
    address = "/register/doen/dossier/note"
    form = vws.form(f"{address}?id={DOSSIER}") | {"veld-title": "Van VWS", "veld-text": "Mijn lange tekst"}
    assert vng.act("dossier", "note", DOSSIER, {"title": "Van de VNG"}).status_code == 303
    second = vws.post(address, form)
    assert second.status_code == 409
    assert all(text in second.text for text in ("Van de VNG", "Mijn lange tekst", "What is there now"))
    page = second.text
    version = page.partition('name="versie" value="')[2].partition('"')[0]
    key = page.partition('name="sleutel" value="')[2].partition('"')[0]
    assert key != form["sleutel"]
    assert vws.post(address, form | {"versie": version, "sleutel": key}).status_code == 303


@pytest.mark.parametrize(
    ("user", "kind", "name", "subject"),
    [
        ("demo-vng", "dossier", "decide", DOSSIER),
        ("demo-ipo", "dossier", "consult", DOSSIER),
        ("demo-gm0637", "meeting", "end", MEETING),
        ("demo-vws", "proposition", "propose", "iets"),
    ],
)
def test_what_a_role_may_not_do_is_not_offered_and_refused(app, user: str, kind: str, name: str, subject: str) -> None:
    person = signed_in(app, user)
    answer = person.act(kind, name, subject, {"judgement": "positive", "title": "x", "commitment": "y"})
    assert answer.status_code in (403, 422)
    page = person.get({"dossier": "/dossiers/", "meeting": "/vergaderingen/"}.get(kind, "/agenda?") + subject).text
    assert f"/register/doen/{kind}/{name}" not in page


def test_a_version_or_an_act_that_is_no_such_thing_is_refused(app) -> None:
    vws = signed_in(app, "demo-vws")
    assert vws.act("dossier", "note", DOSSIER, {"title": "x"}, over={"versie": "twee"}).status_code == 422
    assert vws.get("/register/doen/dossier/vliegen").status_code == 404
    assert vws.get("/register/doen/vliegtuig/note").status_code == 404
    assert vws.act("dossier", "open", "geen id!", {"title": "x"}).status_code == 422


def test_a_proposition_is_offered_amended_and_stays_locked_on_what_is_not_binding(app) -> None:
    vng, bzk = signed_in(app, "demo-vng"), signed_in(app, "demo-bzk")
    entries = {
        "title": "Meer woningen",
        "theme": "wonen-en-leefomgeving",
        "commitment": "Gemeenten bouwen mee.",
        "owners": ["VNG"],
        "departments": "BZK",
        "terms": "reading: decision-points",
        "target": "1000000",
        "unit": "woningen",
        "source": "brief van 15 januari 2021",
    }
    proposed = vng.act("proposition", "propose", "woningen", entries)
    assert proposed.status_code == 303, proposed.text
    amend = vng.form("/register/doen/proposition/amend?id=woningen")
    assert amend["versie"] == "1"
    assert "Meer woningen" in vng.get("/register/doen/proposition/amend?id=woningen").text
    assert vng.act("proposition", "table", "woningen", {"source": "brief"}).status_code == 303
    page = bzk.get("/agenda/woningen").text
    assert "Locked" in page
    refused = bzk.act("proposition", "agree", "woningen", {"source": "brief"})
    assert (refused.status_code, "It waits for what" in refused.text) == (422, True)
    forged = bzk.act("proposition", "agree", "woningen", {"source": "brief"}, over={"basis": "{}"})
    assert forged.status_code == 422


def test_documented_cases_are_there_to_read_alone(tmp_path) -> None:
    made = create_app(Settings(sessions=tmp_path / "sessions.db"))
    public = anyone(made)
    page = public.get("/dossiers/jeugdzorg").text
    assert "documented cases" in page
    assert "/register/doen/" not in page
    assert public.get("/register/doen/dossier/note?id=jeugdzorg").status_code == 403
    assert public.client.post("/api/v1/register/acts", json={}).status_code == 403
    made.state.held.close()


def test_the_demo_without_a_database_starts_from_the_cases_and_takes_acts(tmp_path) -> None:
    made = create_app(Settings(demo=True, sessions=tmp_path / "sessions.db"))
    vws = signed_in(made, "demo-vws")
    assert vws.act("dossier", "note", "jeugdzorg", {"title": "Uit de demo"}).status_code == 303
    assert "Uit de demo" in vws.get("/dossiers/jeugdzorg").text
    made.state.held.close()


# -- by programs ----------------------------------------------------------------------------------------------------

ACTS_API = "/api/v1/register/acts"


def asked(version: int = 1, **more):
    about = {"kind": "dossier", "subject": DOSSIER, "act": "note", "expectedVersion": version}
    return about | {"payload": {"title": "Van een programma"}} | more


def test_a_program_acts_with_session_token_and_key(app, database: str) -> None:
    client = signed_in(app, "demo-vws").client
    assert client.post(ACTS_API, json=asked()).status_code == 403
    token = client.get("/api/v1/register/session").json()["token"]
    headers = {"X-CSRF-Token": token, "Idempotency-Key": "een"}
    cross = headers | {"Origin": "https://evil.example"}
    assert client.post(ACTS_API, json=asked(), headers=cross).status_code == 403
    content = base64.b64encode(b"%PDF").decode()
    body = asked(documents=[{"name": "nota.pdf", "mediaType": "application/pdf", "content": content}])
    first = client.post(ACTS_API, json=body, headers=headers)
    assert first.status_code == 201
    assert client.post(ACTS_API, json=body, headers=headers).json() == first.json()
    stale = client.post(ACTS_API, json=asked(1), headers=headers | {"Idempotency-Key": "twee"})
    assert (stale.status_code, "Someone acted first" in stale.json()["detail"]) == (409, True)
    assert client.post(ACTS_API, json=asked(2, titel="x"), headers=headers).status_code == 422
    wrong = asked(2, documents=[{"name": "x", "mediaType": "a/b", "content": "&"}])
    assert client.post(ACTS_API, json=wrong, headers=headers | {"Idempotency-Key": "drie"}).status_code == 422
    with Register(database) as register:
        assert register.events("dossier", DOSSIER)[-1].evidence[0]["name"] == "nota.pdf"


def test_the_head_and_the_events_of_the_api_bind_each_other(app) -> None:
    client = anyone(app).client
    head = client.get("/api/v1/register").json()
    pages = client.get("/api/v1/register/events", params={"pageSize": 1000}).json()
    assert head["head"] == f"{head['number']}:{head['hash']}"
    assert pages["rows"][0]["previous"] == "0" * 64
    assert head["head"] in client.get("/register").text
