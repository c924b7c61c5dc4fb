"""Signing in and out, at a real provider of OpenID Connect and in the demo."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.register.conftest import Serve
from tests.web.register.provider import provider
from tests.web.register.site import anyone, fill, signed_in
from thorbecke.errors import InputFileError
from thorbecke.web import Settings, create_app
from thorbecke.web.sign_in import Provider, read_provider

PEOPLE = {
    "bo": {"name": "Bo Jansen", "organisation": "OIN-VNG", "role": "bestuur"},
    "zonder-rol": {"name": "Zonder Rol", "organisation": "OIN-VNG"},
    "verkeerd": {"name": "Verkeerd", "organisation": "IPO", "role": "vng"},
}
FILE = """\
issuer: {issuer}
client_id: thorbecke
client_secret: geheim
organisations: [{{claim: OIN-VNG, means: VNG}}]
roles: [{{claim: bestuur, means: vng}}]
"""


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with provider(PEOPLE) as found:
        yield found


@pytest.fixture(scope="module")
def site(issuer: str, serve: Serve, tmp_path_factory) -> str:
    folder: Path = tmp_path_factory.mktemp("oidc")
    (folder / "oidc.yaml").write_text(FILE.format(issuer=issuer))
    fill(str(folder / "register.db"))
    found, _ = serve("--oidc", str(folder / "oidc.yaml"), "--database", str(folder / "register.db"))
    return found


def at_the_provider(page: Page, who: str) -> None:
    page.goto("/aanmelden?terug=/vergaderingen")
    page.locator("a.sign-in").click()
    page.get_by_role("button", name=who, exact=True).first.click()


# -- at the provider ------------------------------------------------------------------------------------------------


def test_a_person_signs_in_at_the_provider_acts_and_signs_out(site: str, window) -> None:
    page = window(site, locale="en-GB")
    at_the_provider(page, "bo")
    expect(page).to_have_url(f"{site}/vergaderingen")
    expect(page.locator(".signed-in")).to_contain_text("Bo Jansen, for Vereniging van Nederlandse Gemeenten")
    page.goto("/register/doen/dossier/note?id=beschermd-wonen")
    page.locator("#veld-title").fill("De VNG heeft dit gezien")
    page.get_by_role("button", name="Note a fact").click()
    expect(page.get_by_role("status").first).to_contain_text("Recorded")
    expect(page.locator(".timeline")).to_contain_text("De VNG heeft dit gezien")
    number = page.context.cookies()[0]
    assert (number["httpOnly"], number["sameSite"]) == (True, "Lax")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/dossiers")
    expect(page.get_by_role("link", name="Sign in to act")).to_be_visible()
    page.context.add_cookies([number])
    page.goto("/dossiers")
    expect(page.get_by_role("link", name="Sign in to act")).to_be_visible()


@pytest.mark.parametrize(("who", "told"), [("zonder-rol", "'role'"), ("verkeerd", "Nobody acts as vng")])
def test_who_has_no_role_in_an_organisation_is_not_signed_in(site: str, window, who: str, told: str) -> None:
    page = window(site, locale="en-GB")
    at_the_provider(page, who)
    expect(page.locator("main")).to_contain_text(told)
    page.goto("/dossiers")
    expect(page.get_by_role("link", name="Sign in to act")).to_be_visible()


def test_who_refuses_at_the_provider_is_told_so(site: str, window) -> None:
    page = window(site, locale="en-GB")
    page.goto("/aanmelden")
    page.locator("a.sign-in").click()
    page.get_by_role("button", name="Deny").click()
    expect(page.locator("main")).to_contain_text("Signing in did not succeed")


def with_provider(issuer: str, folder: Path, **more) -> Settings:
    return Settings(provider=Provider(issuer=issuer, client_id="thorbecke"), sessions=folder / "sessions.db", **more)


def test_an_answer_that_nobody_here_asked_for_is_refused(issuer: str, tmp_path: Path) -> None:
    app = create_app(with_provider(issuer, tmp_path))
    one, other = anyone(app), anyone(app)
    assert one.get("/aanmelden/terug?code=x&state=y").status_code == 403
    state = one.get("/aanmelden/begin").headers["location"].partition("state=")[2].partition("&")[0]
    assert other.get("/aanmelden/begin").status_code == 302
    assert other.get(f"/aanmelden/terug?code=x&state={state}").status_code == 403
    assert one.get(f"/aanmelden/terug?code=forged&state={state}").status_code == 403


def test_the_browser_is_sent_off_with_state_nonce_and_pkce(issuer: str, tmp_path: Path) -> None:
    address = anyone(create_app(with_provider(issuer, tmp_path))).get("/aanmelden/begin").headers["location"]
    assert all(part in address for part in ("state=", "nonce=", "code_challenge=", "code_challenge_method=S256"))
    assert "redirect_uri=http%3A%2F%2Flocalhost%2Faanmelden%2Fterug" in address


def test_a_provider_that_is_another_than_it_should_be_is_not_used(issuer: str, tmp_path: Path) -> None:
    answer = anyone(create_app(with_provider(f"{issuer}/", tmp_path))).get("/aanmelden/begin")
    assert (answer.status_code, "does not answer as it should" in answer.text) == (502, True)


def test_over_https_the_cookie_is_secure_and_of_this_host_alone(issuer: str, tmp_path: Path) -> None:
    app = create_app(with_provider(issuer, tmp_path, address="https://register.example.nl"))
    cookie = anyone(app).get("/aanmelden/begin").headers["set-cookie"]
    assert cookie.startswith("__Host-sessie=")
    assert "Secure" in cookie
    assert "HttpOnly" in cookie


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("issuer: http://login.example.nl\nclient_id: x\n", "must begin with https://"),
        ("issuer: https://login.example.nl\n", "'client_id' is missing"),
        ("issuer: https://x.nl\nclient_id: x\nscope: profile\n", "must hold openid"),
        ("issuer: https://x.nl\nclient_id: x\nrol: x\n", "rol"),
    ],
)
def test_a_file_about_the_provider_that_is_not_right_is_refused(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "oidc.yaml").write_text(text)
    with pytest.raises(InputFileError, match=told):
        read_provider(tmp_path / "oidc.yaml")


# -- sessions -------------------------------------------------------------------------------------------------------


def test_a_number_that_was_planted_before_signing_in_is_worth_nothing(app) -> None:
    person = anyone(app)
    person.client.cookies.set("sessie", "planted", domain="localhost.local")
    person.post("/aanmelden/demo", {"wie": "demo-vng"})
    thief = anyone(app)
    thief.client.cookies.set("sessie", "planted", domain="localhost.local")
    assert "Vincent" not in thief.get("/dossiers").text


def test_the_number_changes_when_someone_else_signs_in_and_the_old_one_is_over(app) -> None:
    person = signed_in(app, "demo-vng")
    first = person.client.cookies["sessie"]
    person.post("/aanmelden/demo", {"wie": "demo-bzk"})
    assert person.client.cookies["sessie"] != first
    other = anyone(app)
    other.client.cookies.set("sessie", first)
    assert "Vincent" not in other.get("/dossiers").text


def test_a_session_ends_by_itself(app, tmp_path: Path) -> None:
    person = signed_in(app, "demo-vng")
    assert "Vincent" in person.get("/dossiers").text
    with sqlite3.connect(tmp_path / "sessions.db") as file:
        file.execute("UPDATE sessions SET until = 0")
    assert "Vincent" not in person.get("/dossiers").text


def test_a_session_of_another_register_is_none(app, tmp_path: Path) -> None:
    person = signed_in(app, "demo-vng")
    elsewhere = create_app(Settings(demo=True, sessions=tmp_path / "sessions.db"))
    other = anyone(elsewhere)
    other.client.cookies.set("sessie", person.client.cookies["sessie"])
    assert "You are signed in" not in other.get("/aanmelden").text
    assert "You are signed in" in person.get("/aanmelden").text


def test_the_file_with_sessions_does_not_hold_their_numbers(app, tmp_path: Path) -> None:
    number = signed_in(app, "demo-vng").client.cookies["sessie"]
    held = b"".join(path.read_bytes() for path in tmp_path.glob("sessions.db*"))
    assert number.encode() not in held
    assert (tmp_path / "sessions.db").stat().st_mode & 0o077 == 0


# -- the demo -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.10"])
def test_the_demo_refuses_to_start_where_others_can_reach_it(thorbecke, host: str) -> None:
    outcome = thorbecke("serve", "--demo", "--host", host, "--port", "0")
    assert outcome.code == 2
    assert "can be reached by others" in outcome.err


def test_the_demo_refuses_requests_under_another_name(app) -> None:
    assert anyone(app, "register.example.nl").post("/aanmelden/demo", {"wie": "demo-vng"}).status_code == 403


def test_without_a_demo_nobody_signs_in_as_anyone(tmp_path: Path) -> None:
    app = create_app(Settings(sessions=tmp_path / "sessions.db"))
    assert anyone(app).post("/aanmelden/demo", {"wie": "demo-vng"}).status_code == 404
    assert anyone(app).get("/aanmelden/begin").status_code == 404


def test_a_register_that_is_not_there_is_told_when_the_server_starts(thorbecke, tmp_path: Path) -> None:
    outcome = thorbecke("serve", "--database", str(tmp_path / "none.db"), "--port", "0")
    assert outcome.code == 2
    assert "none.db" in outcome.err
