"""What a reader is told when the server itself is at fault."""

import pytest
from fastapi.testclient import TestClient

from thorbecke.web import create_app


@pytest.fixture
def broken() -> TestClient:
    """The application with one page of which the work fails."""
    app = create_app()

    @app.get("/stuk")
    def fails() -> int:
        return dict[str, int]()["geheim"]

    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(("language", "said"), [("nl", "Hier ging iets mis"), ("en", "Something went wrong here")])
def test_a_mistake_of_the_server_is_said_in_the_readers_language_and_not_shown(broken, language, said) -> None:
    found = broken.get("/stuk", headers={"accept": "text/html", "accept-language": language})
    assert found.status_code == 500
    assert f'<h1 class="utrecht-heading-1">{said}</h1>' in found.text
    assert "geheim" not in found.text
    assert "Traceback" not in found.text


def test_a_program_is_told_in_the_form_of_every_problem_and_nothing_is_kept(broken) -> None:
    found = broken.get("/stuk")
    assert found.headers["content-type"] == "application/problem+json"
    assert found.json()["status"] == 500
    assert found.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in found.headers["content-security-policy"]


def test_the_error_itself_goes_to_the_log_of_the_server() -> None:
    app = create_app()
    app.add_api_route("/stuk", lambda: dict[str, int]()["geheim"])
    with pytest.raises(KeyError, match="geheim"):
        TestClient(app).get("/stuk")
