"""The house stands: imports go down, through front doors, and every front door says what it hands out."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "thorbecke"
FLOORS = (
    {"parameters", "datasets"},
    {"law", "model"},
    {"scenarios", "population"},
    {"studies", "resolution", "register"},
    {"cli", "web"},
)
PYTHON_API = len(FLOORS) - 1.5  # thorbecke/__init__.py: above the studies, below the command line
ROOF = len(FLOORS)  # thorbecke/__main__.py
PACKAGES = sorted(path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists())
FRONT_DOORS = sorted(SOURCE.rglob("__init__.py"))


def dotted(door: Path) -> str:
    return ".".join(door.parent.relative_to(SOURCE.parent).parts)


IN_FRONT_DOOR = pytest.mark.parametrize("door", FRONT_DOORS, ids=dotted)


def floor(part: str) -> float:
    """The floor a part of the house is on; a loose module (errors, units) is ground floor."""
    if part in {"", "__init__"}:
        return PYTHON_API
    if part == "__main__":
        return ROOF
    return next((number for number, packages in enumerate(FLOORS) if part in packages), 0)


def part_of(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def handed_out(door: Path) -> list[str]:
    """What a front door's `__all__` lists; empty where it has none."""
    for node in ast.parse(door.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return list(ast.literal_eval(node.value))
    return []


def is_part(name: str) -> bool:
    return (SOURCE / name).is_dir() or (SOURCE / f"{name}.py").exists()


def imported(statement: ast.Import | ast.ImportFrom) -> list[tuple[str, str]]:
    """What an import statement names: module and the name taken from it, empty for the module itself."""
    if isinstance(statement, ast.Import):
        return [(alias.name, "") for alias in statement.names]
    return [("." * statement.level + (statement.module or ""), alias.name) for alias in statement.names]


def imports(tree: ast.AST) -> Iterator[tuple[int, list[str], str]]:
    """Every import of this project itself: line, path below `thorbecke`, name taken from it."""
    for node in (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)):
        for module, name in imported(node):
            top, *below = module.split(".")
            if top == "":
                yield node.lineno, ["."], name
            elif top == "thorbecke":
                yield (node.lineno, [name], "") if not below and is_part(name) else (node.lineno, below, name)


def objection(own: str, below: list[str], name: str) -> str | None:
    """Why a file of part `own` may not import `name` from the module `below`; None where it may."""
    other = below[0] if below else ""
    if other == ".":
        return "relative import: write it from thorbecke on"
    if other == own:
        return None
    if floor(other) > floor(own):
        return f"imports upward, from floor {floor(own)} to {floor(other)} ({other or 'thorbecke'})"
    if other in PACKAGES and (len(below) > 1 or (name and name not in handed_out(SOURCE / other / "__init__.py"))):
        return f"reaches inside {other}: {name} is not handed out by its __init__"
    return None


def objections(own: str, code: str) -> list[str]:
    found = [(line, objection(own, below, name)) for line, below, name in imports(ast.parse(code))]
    return [f"line {line}: {why}" for line, why in found if why]


def test_every_package_has_a_floor() -> None:
    assert set(PACKAGES) <= set().union(*FLOORS)


def test_imports_go_down_and_through_front_doors() -> None:
    found = [
        f"{file.relative_to(SOURCE)} {why}"
        for file in sorted(SOURCE.rglob("*.py"))
        for why in objections(part_of(file), file.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_neighbours_on_a_floor_do_not_import_in_a_circle() -> None:
    needs: dict[str, set[str]] = {part: set() for part in PACKAGES}
    for file in (file for package in PACKAGES for file in (SOURCE / package).rglob("*.py")):
        found = imports(ast.parse(file.read_text(encoding="utf-8")))
        needs[part_of(file)] |= {below[0] for _, below, _ in found if below} - {part_of(file)}
    assert list(TopologicalSorter(needs).static_order())


@pytest.mark.parametrize(
    ("own", "code", "complaint"),
    [
        ("datasets", "import thorbecke.law", "upward"),
        ("law", "from thorbecke import studies", "upward"),
        ("law", "def f():\n    from thorbecke.cli import main", "upward"),
        ("model", "from thorbecke import __version__", "upward"),
        ("law", "from . import fvw", "relative"),
        ("studies", "from thorbecke.datasets.figures import load", "inside"),
        ("studies", "from thorbecke.datasets import figures", "inside"),
        ("studies", "import thorbecke.datasets.figures", "inside"),
    ],
)
def test_a_wrong_import_is_noticed(own: str, code: str, complaint: str) -> None:
    assert len(found := objections(own, code)) == 1
    assert complaint in found[0]


@pytest.mark.parametrize(
    ("own", "code"),
    [
        ("studies", "from thorbecke.datasets import load"),
        ("datasets", "from thorbecke.datasets.figures import load"),
        ("datasets", "from thorbecke.errors import ThorbeckeError"),
        ("cli", "from thorbecke import __version__"),
        ("law", "import numpy"),
    ],
)
def test_a_right_import_is_left_alone(own: str, code: str) -> None:
    assert objections(own, code) == []


@IN_FRONT_DOOR
def test_a_front_door_has_a_list_without_repeats(door: Path) -> None:
    listed = handed_out(door)
    assert listed, "no __all__"
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("package", [package for package in PACKAGES if package not in FLOORS[-1]])
def test_what_a_front_door_fetches_from_inside_it_hands_out(package: str) -> None:
    """On the top floor this need not be: nobody is above to hand anything to."""
    door = SOURCE / package / "__init__.py"
    fetched = {
        alias.asname or alias.name
        for node in ast.parse(door.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{dotted(door)}.")
        for alias in node.names
    }
    assert {name for name in fetched if not name.startswith("_")} <= set(handed_out(door))


@IN_FRONT_DOOR
def test_what_a_front_door_lists_can_be_imported(door: Path) -> None:
    """As a name in it or as one of its modules, like `from package import name` does."""
    for name in handed_out(door):
        exec(f"from {dotted(door)} import {name}", {})


def test_only_the_command_line_prints() -> None:
    printing = [
        f"{file.relative_to(SOURCE)} line {node.lineno}"
        for file in sorted(SOURCE.rglob("*.py"))
        if part_of(file) != "cli"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
    ]
    assert not printing, "\n".join(printing)
