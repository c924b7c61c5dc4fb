"""What others have a browser send, and what people type to break things: refused, or shown as the text it is."""

import re

import pytest

from tests.web.register.site import CONFIDENTIAL, DOSSIER, HTML, POLL, anyone, signed_in
from thorbecke.register import Register, verify

NOTE = "/register/doen/dossier/note"
BALLOT = f"/vergaderingen/stembiljet/{POLL}"
NASTY = "'; DROP TABLE events; -- {{ 7*7 }} {% raise %} <script>alert(1)</script> ${7*7} %s"


def events(database: str) -> int:
    with Register(database) as register:
        return register.head().number


@pytest.fixture
def vws(app):
    return signed_in(app, "demo-vws")


@pytest.fixture
def note(vws):
    """The form of a note, filled in."""
    return vws.form(f"{NOTE}?id={DOSSIER}") | {"veld-title": "Een feit"}


# -- forged requests ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("token", [None, "", "forged", "é"])
def test_a_form_without_the_token_of_the_session_is_refused(vws, note, database: str, token) -> None:
    before = events(database)
    sent = {key: value for key, value in note.items() if key != "csrf"} | ({} if token is None else {"csrf": token})
    assert vws.post(NOTE, sent).status_code == 403
    assert vws.post("/aanmelden/af", {"csrf": token or ""}).status_code == 403
    assert events(database) == before


def test_the_token_of_someone_else_is_refused(app, vws, note) -> None:
    other = signed_in(app, "demo-vng").form(f"{NOTE}?id={DOSSIER}")["csrf"]
    assert vws.post(NOTE, note | {"csrf": other}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_what_another_site_has_a_browser_send_is_refused(vws, note, database: str, headers) -> None:
    before = events(database)
    assert vws.post(NOTE, note, headers=headers).status_code == 403
    assert vws.post(BALLOT, note | {"keuze": "voor", "voor": "GM0637"}, headers=headers).status_code == 403
    assert vws.post("/aanmelden/demo", {"wie": "demo-vng"}, headers=headers).status_code == 403
    assert events(database) == before


def test_what_this_site_has_a_browser_send_is_taken(vws, note) -> None:
    headers = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert vws.post(NOTE, note, headers=headers).status_code == 303


def test_who_is_not_signed_in_is_asked_to_and_sends_nothing(app, note) -> None:
    public = anyone(app)
    answer = public.get(f"{NOTE}?id={DOSSIER}")
    assert (answer.status_code, answer.headers["location"].startswith("/aanmelden?terug=/register")) == (303, True)
    assert public.post(NOTE, note).status_code == 403


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(app, back: str) -> None:
    person = anyone(app)
    assert person.post("/aanmelden/demo", {"wie": "demo-vng", "terug": back}).headers["location"] == "/"
    assert "evil" not in person.get(f"/aanmelden?terug={back}").text.partition("<h1")[2]


def test_a_double_submit_counts_once_and_leads_to_the_same_place(vws, note, database: str) -> None:
    first = vws.post(NOTE, note)
    before = events(database)
    again = vws.post(NOTE, note)
    assert (again.status_code, again.headers["location"]) == (303, first.headers["location"])
    assert events(database) == before
    assert f"Event {before}, hash" in vws.get(first.headers["location"]).text


def test_a_key_that_was_used_for_something_else_is_told(vws, note) -> None:
    assert vws.post(NOTE, note).status_code == 303
    other = vws.post(NOTE, note | {"veld-title": "Iets anders"})
    assert (other.status_code, "key names one request" in other.text) == (409, True)


# -- texts ----------------------------------------------------------------------------------------------------------


def test_sql_templates_and_html_in_texts_are_texts(vws, database: str) -> None:
    answer = vws.act("dossier", "note", DOSSIER, {"title": NASTY, "text": NASTY}, over={"waarom": NASTY})
    assert answer.status_code == 303
    page = vws.get(answer.headers["location"]).text
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 3
    assert "{{ 7*7 }}" in page
    assert "49" not in re.findall(r'class="told">([^<]*)<', page)[0]
    with Register(database) as register:
        assert register.events("dossier", DOSSIER)[-1].payload["title"] == NASTY
        assert verify(register).holds


def test_they_are_texts_in_a_refused_form_and_in_filters_too(vws) -> None:
    refused = vws.act("dossier", "note", DOSSIER, {"title": "", "text": NASTY})
    assert refused.status_code == 422
    assert "<script>alert" not in refused.text
    assert "&lt;script&gt;alert(1)" in refused.text
    for path in (f"/dossiers?staat={NASTY}", f"/dossiers/{NASTY}", f"/vergaderingen/{NASTY}", f"/agenda/{NASTY}"):
        answer = vws.get(path)
        assert answer.status_code == 404
        assert "<script>alert" not in answer.text


def test_control_signs_are_refused_at_their_place(vws) -> None:
    answer = vws.act("dossier", "note", DOSSIER, {"title": "a\x00b"})
    assert (answer.status_code, "U+0000" in answer.text) == (422, True)


# -- documents ------------------------------------------------------------------------------------------------------


def upload(person, name: str, content: bytes = b"%PDF", kind: str = "application/pdf"):
    return person.act("dossier", "note", DOSSIER, {"title": "Stuk"}, files=[("stukken", (name, content, kind))])


def test_a_document_comes_back_as_it_was_to_keep_and_never_as_a_page(vws) -> None:
    where = upload(vws, "nota €.html", b"<script>alert(1)</script>", "text/html").headers["location"]
    link = re.findall(r'href="(/register/stukken/[^"]+)"', vws.get(where).text)[-1].replace("&amp;", "&")
    answer = vws.get(link)
    assert answer.content == b"<script>alert(1)</script>"
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''nota%20")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "..", "x" * 201])
def test_tricks_in_the_name_of_a_document_are_refused(vws, database: str, name: str) -> None:
    before = events(database)
    answer = upload(vws, name)
    assert (answer.status_code, "cannot be the name of a document" in answer.text) == (422, True)
    assert events(database) == before


def test_a_document_that_is_too_large_is_refused(vws, database: str) -> None:
    before = events(database)
    answer = upload(vws, "groot.pdf", b"x" * (20 * 2**20 + 1))
    assert (answer.status_code, "a document may have" in answer.text) == (422, True)
    assert upload(vws, "te-groot.pdf", b"x" * 26_000_000).status_code == 413
    assert events(database) == before


def test_a_document_without_a_proper_kind_is_refused(vws) -> None:
    assert upload(vws, "x.bin", kind="no kind").status_code == 422


# -- what is private ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("user", [None, "demo-ipo", "demo-gm0637", "demo-arbiter"])
def test_a_confidential_dossier_is_there_for_its_parties_alone(app, user: str | None) -> None:
    reader = anyone(app) if user is None else signed_in(app, user)
    for path in ("/dossiers", "/register", "/agenda/termijnen.ics", "/api/v1/dossiers", "/api/v1/register/events"):
        assert "nog niet bekend" not in reader.client.get(path).text
    for path in (
        f"/dossiers/{CONFIDENTIAL}",
        f"/dossiers/arbitrage/{CONFIDENTIAL}",
        f"/api/v1/dossiers/{CONFIDENTIAL}",
        f"/api/v1/dossiers/{CONFIDENTIAL}/events",
    ):
        assert reader.client.get(path).status_code == 404


@pytest.mark.parametrize("user", ["demo-vws", "demo-bzk", "demo-vng"])
def test_its_parties_see_it(app, user: str) -> None:
    reader = signed_in(app, user)
    assert "nog niet bekend" in reader.get("/dossiers").text
    assert "nog niet bekend" in reader.get(f"/dossiers/{CONFIDENTIAL}").text
    assert reader.client.get(f"/api/v1/dossiers/{CONFIDENTIAL}").status_code == 200


def test_who_may_not_see_it_cannot_act_on_it_and_learns_nothing(app) -> None:
    answer = signed_in(app, "demo-ipo").act("dossier", "note", CONFIDENTIAL, {"title": "x"})
    assert answer.status_code == 403
    assert "nog niet bekend" not in answer.text


def test_a_draft_to_the_arbiters_is_seen_by_its_own_organisation_alone(app) -> None:
    vng = signed_in(app, "demo-vng")
    subject = f"{DOSSIER}/VNG"
    assert vng.act("statement", "draft", subject, {"dossier": DOSSIER, "text": "Ons concept"}).status_code == 303
    bench = f"/dossiers/arbitrage/{DOSSIER}"
    assert "Ons concept" in vng.get(bench).text
    for other in (anyone(app), signed_in(app, "demo-vws"), signed_in(app, "demo-arbiter")):
        for path in (bench, "/register", "/api/v1/register/events?kind=statement"):
            assert "Ons concept" not in other.client.get(path, headers=HTML).text


def test_nothing_of_the_register_is_kept_by_browsers_or_by_the_server_for_the_next(app) -> None:
    vws = signed_in(app, "demo-vws")
    paths = ("/dossiers", "/agenda", "/vergaderingen", "/register", f"{NOTE}?id={DOSSIER}", BALLOT, "/aanmelden")
    programs = ("dossiers", "propositions", "meetings", "polls", "register", "register/events", "register/session")
    results = (f"/api/v1/poll-results?poll={POLL}", f"/api/v1/roll-calls?poll={POLL}")
    for path in (*paths, *(f"/api/v1/{one}" for one in programs), *results):
        answer = vws.client.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store"), path
        assert "etag" not in answer.headers
