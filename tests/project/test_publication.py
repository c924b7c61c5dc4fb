"""What the project says of itself is complete, and the same in every file that says it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import thorbecke

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PUBLIC_CODE: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "key",
    [
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
        "description",
        "legal",
        "maintenance",
        "localisation",
    ],
)
def test_publiccode_has_what_the_standard_demands(key: str) -> None:
    assert PUBLIC_CODE[key]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_descriptions_have_the_lengths_of_the_standard(language: str) -> None:
    description = PUBLIC_CODE["description"][language]
    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert description["features"]


def test_both_languages_describe_the_same_features() -> None:
    assert len({len(description["features"]) for description in PUBLIC_CODE["description"].values()}) == 1


def test_the_maintainers_and_languages_are_named() -> None:
    assert PUBLIC_CODE["maintenance"]["type"] == "internal"
    assert PUBLIC_CODE["maintenance"]["contacts"][0]["name"]
    assert isinstance(PUBLIC_CODE["localisation"]["localisationReady"], bool)
    assert PUBLIC_CODE["localisation"]["availableLanguages"]


def test_name_version_and_licence_agree() -> None:
    assert PUBLIC_CODE["name"] == PROJECT["name"]
    assert PUBLIC_CODE["softwareVersion"] == PROJECT["version"] == thorbecke.__version__
    assert PUBLIC_CODE["legal"]["license"] == PROJECT["license"] == "EUPL-1.2"


def test_the_licence_is_whole() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\.[A-Z]", text, re.MULTILINE) == [str(article) for article in range(1, 16)]
    assert "All other changes or additions to this Appendix require the production of a new EUPL version." in text


def test_the_changelog_tells_of_this_version_or_of_what_is_to_come() -> None:
    releases = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert releases[0] == "Unreleased"
