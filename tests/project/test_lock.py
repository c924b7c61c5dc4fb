"""The lock holds every dependency, pinned and with its hashes, and says nothing of where it was made."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "run": PROJECT["project"]["dependencies"] + GROUPS["build"],
    "dev": PROJECT["project"]["dependencies"] + GROUPS["build"] + GROUPS["dev"],
}


def pins(lock: Path) -> list[Requirement]:
    lines = lock.read_text(encoding="utf-8").splitlines()
    return [Requirement(line.removesuffix("\\")) for line in lines if re.match(r"[a-zA-Z0-9]", line)]


def test_there_is_a_lock_for_running_and_one_for_developing() -> None:
    assert [lock.stem for lock in LOCKS] == ["dev", "run"]


@pytest.mark.parametrize(
    ("name", "wanted"), [(name, wanted) for name, asked in WANTED.items() for wanted in asked], ids=" ".join
)
def test_every_dependency_is_locked_at_a_version_it_allows(name: str, wanted: str) -> None:
    requirement = Requirement(wanted)
    locked = [pin for pin in pins(ROOT / f"requirements/{name}.txt") if same_package(pin, requirement)]
    assert locked, f"{requirement.name} is not in requirements/{name}.txt: make lock"
    versions = [specifier.version for pin in locked for specifier in pin.specifier]
    assert all(requirement.specifier.contains(version) for version in versions), f"{versions}: make lock"


def same_package(pin: Requirement, other: Requirement) -> bool:
    return canonicalize_name(pin.name) == canonicalize_name(other.name)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pin_is_exact_and_has_hashes(lock: Path) -> None:
    for entry in re.split(r"\n(?=[a-zA-Z0-9])", lock.read_text(encoding="utf-8"))[1:]:
        assert re.match(r"\S+==\S+", entry)
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_the_lock_names_no_address_and_no_path(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links|--trusted-host|(^|[\s=@])[/~]", text)


def test_developing_uses_the_versions_that_run() -> None:
    run, dev = ({str(pin) for pin in pins(ROOT / f"requirements/{name}.txt")} for name in ("run", "dev"))
    assert run <= dev


def test_the_build_group_covers_the_build_system() -> None:
    assert {Requirement(asked).name for asked in PROJECT["build-system"]["requires"]} <= {
        Requirement(asked).name for asked in GROUPS["build"]
    }
