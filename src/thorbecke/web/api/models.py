"""What the API answers, typed: the same objects as the command line writes as JSON, with paging around the rows."""

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from thorbecke.web.api.columns import COLUMNS, ROWS, VARIANTS, WORDS

__all__ = ["Answered", "Links", "Model", "Municipality", "Problem", "answer_model", "row_model"]


class Model(BaseModel):
    """A form that is described to the last key."""

    model_config = ConfigDict(extra="forbid")


class Municipality(Model):
    """A municipality."""

    code: str = Field(examples=["GM1954"])
    name: str = Field(examples=["Beekdaelen"])


class Links(Model):
    """The pages beside this one; null where there is none."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: str


class Problem(BaseModel):
    """What is wrong and how to mend it (RFC 9457)."""

    type: str = Field(examples=["about:blank"])
    title: str
    status: int
    detail: str = Field(description="What is wrong, where, the closest name where there is one, and the remedy.")
    instance: str = Field(description="The path that was asked.")


def _optional(schema: dict[str, Any]) -> None:
    """Any column may be left out by `fields`."""
    schema.pop("required", None)


def _command(schema: dict[str, Any]) -> None:
    schema["required"] = [name for name in schema["properties"] if name not in ("command", "scenario")]


class Answered(Model):
    """An answer: what was asked, what it belongs to, a page of its rows, unit, notes and sources."""

    model_config = ConfigDict(extra="forbid", json_schema_extra=_command)

    command: str = Field(default="", description="The command that writes the same answer.", examples=["grant"])
    scenario: str = Field(default="", description="The scenario that was asked about.")
    circular: str | None = Field(description="The circulars the figures are of.", examples=["mei-2024"])
    year: int | str | None = Field(description="The year, or the years.", examples=[2025])
    municipality: Municipality | None
    unit: str = Field(description="Unit of `value`, and of the rows where their columns say no other.")
    value: float | None = Field(description="The answer in one figure; null where it is not one.")
    rows: list[dict[str, str | float | None]]
    notes: list[str]
    sources: list[str]
    edition: str = Field(description="The edition of rules and figures.", examples=["0123456789ab"])
    page: int
    pageSize: int  # noqa: N815 - as the API Design Rules want names
    total: int = Field(description="How many rows there are on all pages.")
    links: Links


@cache
def row_model(name: str) -> type[BaseModel]:
    """The form of a row of a question."""
    settings: ConfigDict = {"extra": "forbid", "json_schema_extra": _optional}
    if name in VARIANTS:
        pattern, meaning = VARIANTS[name]

        def also(schema: dict[str, Any]) -> None:
            _optional(schema)
            figure = {"anyOf": [{"type": "number"}, {"type": "null"}], "description": meaning}
            schema["patternProperties"] = {pattern: figure}

        settings = {"extra": "forbid", "json_schema_extra": also}
    columns: dict[str, Any] = {}
    for key in ROWS[name].split():
        kind, meaning = COLUMNS[key]
        if (name, key) in WORDS:
            kind, meaning = str, WORDS[name, key]
        # The name of a field of a class cannot be a word of Python, as `from` is.
        columns[f"{key}_"] = (kind, Field(alias=key, description=meaning))
    return create_model(f"{_title(name)}Row", __config__=settings, **columns)


@cache
def answer_model(name: str) -> type[BaseModel]:
    """The form of the answer to a question, by the rows it has."""
    rows: Any = list[row_model(name)]  # type: ignore[misc]  # made while running
    found: type[BaseModel] = create_model(f"{_title(name)}Answer", __base__=Answered, rows=(rows, ...))
    return found


def _title(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))
