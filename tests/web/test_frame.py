"""The frame around every answer, and what is said when something is wrong."""

import pytest

HTML = {"accept": "text/html"}


def test_the_server_is_alive_and_ready(client) -> None:
    assert client.get("/health").json() == {"status": "ok"}
    assert client.get("/ready").json()["status"] == "ready"


def test_nothing_from_elsewhere_may_run(client) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_what_a_browser_holds_already_is_not_sent_again(client) -> None:
    address = "/antwoorden/grants.csv?circular=mei-2024&year=2025"
    tag = client.get(address).headers["etag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304
    assert client.get(address + "&taal=en", headers={"if-none-match": tag}).status_code == 200


def test_an_answer_is_sent_again_as_it_was(client) -> None:
    address = "/antwoorden/grants.csv?circular=mei-2024&year=2024"
    first, again = client.get(address), client.get(address)
    assert first.content == again.content
    assert dict(first.headers) == dict(again.headers)
    assert client.get(address, headers={"accept-encoding": "identity"}).content == first.content


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/antwoorden/grant_off", 404, "grant_of"),
        ("/antwoorden/grant_of?gemeente=Bekdalen", 404, "Beekdaelen"),
        ("/antwoorden/grant_of?gemeente=Beekdaelen&jaar=2025", 404, "jaar"),
        ("/antwoorden/grant_of?gemeente=Beekdaelen&year=soon", 400, "2025"),
        ("/antwoorden/grant_of", 400, "gemeente"),
        ("/antwoorden/grant_of.pdf?gemeente=Beekdaelen", 404, "csv"),
        ("/nergens", 404, ""),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(client, address, status, told) -> None:
    found = client.get(address)
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
    assert told in found.json()["detail"]
    page = client.get(address, headers=HTML)
    assert page.status_code == status
    assert "<h1" in page.text


def test_a_link_of_another_edition_shows_no_numbers(client) -> None:
    found = client.get("/antwoorden/grant_of?gemeente=Beekdaelen&editie=0123456789ab")
    assert found.status_code == 410
    assert "0123456789ab" in found.json()["detail"]


def test_a_request_that_is_too_large_is_refused_whatever_it_announces(client) -> None:
    assert client.post("/antwoorden/grants", content=b"x" * 2_000_000).status_code == 413
    pieces = (b"x" * 100_000 for _ in range(20))
    assert client.post("/taal/nl", content=pieces).status_code in (405, 413)


def test_the_switch_of_language_never_leads_elsewhere(client) -> None:
    assert client.get("/taal/en?terug=/antwoorden/grants").headers["location"] == "/antwoorden/grants"
    for outside in ("https://example.org", "//example.org", "/\\example.org", "javascript:alert(1)"):
        assert client.get("/taal/en", params={"terug": outside}).headers["location"] == "/"


def test_the_language_is_what_the_reader_asks_for(client) -> None:
    assert 'lang="nl"' in client.get("/", headers=HTML).text
    assert 'lang="en"' in client.get("/", headers=HTML | {"accept-language": "en-GB,en;q=0.9"}).text
    assert 'lang="nl"' in client.get("/?taal=nl", headers=HTML | {"accept-language": "en"}).text
