"""Whether an answer of the API is as the API describes it."""

from typing import Any

from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from thorbecke.studies import questions
from thorbecke.web.api import PREFIX, openapi
from thorbecke.web.api.resources import RESOURCES, Resource

# Columns that stand in an answer when an argument asks for them.
BY_ARGUMENT = {"province", "size_class", "urbanity", "social_structure", "ozb_ten_opzichte_van_norm"}
ON_RESIDENTS = [one for one in RESOURCES if {"seed"} & set(questions.question(one.question).parameters)]
ON_FIGURES = [one for one in RESOURCES if one not in ON_RESIDENTS]


def check_answer(client: TestClient, resource: Resource) -> dict[str, Any]:
    """The answer to the example of a resource, which has rows, no key that is not described and all that are."""
    path = resource.path.format(**resource.example)
    query = {key: value for key, value in resource.example.items() if f"{{{key}}}" not in resource.path}
    answer = client.get(PREFIX + path, params={**query, "pageSize": 1000})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    schemas = openapi()["components"]["schemas"]
    content = openapi()["paths"][resource.path]["get"]["responses"]["200"]["content"]
    schema = content["application/json"]["schema"]
    Draft202012Validator(schema | {"components": {"schemas": schemas}}).validate(found)
    row = schemas[f"{schema['$ref'].rpartition('/')[2].removesuffix('Answer')}Row"]
    seen = {key for row in found["rows"] for key in row}
    assert seen
    assert set(row["properties"]) - seen <= BY_ARGUMENT
    return found
