"""The table decides alone: every role, act and state, against the file as another reader has it."""

from itertools import product

import pytest
import yaml

from tests.register.permits import KINDS, TABLE, Nothing
from thorbecke.errors import ActRefusedError, InputFileError, NotAllowedError, RuleError, UnknownNameError
from thorbecke.register import (
    NEW,
    ROLES,
    Act,
    Actor,
    Register,
    Role,
    SubjectKind,
    act,
    find_organisation,
    init,
    known_kinds,
    organisations,
    permissions,
    rules_in,
    rules_of,
)

TABLES = {TABLE: rules_in(TABLE), permissions._FILE: rules_in(permissions._FILE)}


def as_list(found) -> list[str]:
    return found if isinstance(found, list) else [found]


def lines(path):
    """Every act of a table, read plainly from its file."""
    for kind in yaml.safe_load(path.read_text(encoding="utf-8"))["kinds"]:
        for line in kind["acts"]:
            yield kind["kind"], [NEW, *kind["states"]], line


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_what_is_allowed_is_what_the_file_says_for_every_role_act_and_state(path):
    for kind, states, line in lines(path):
        for role, state in product(ROLES, states):
            says = role in as_list(line["roles"]) and state in as_list(line["states"])
            assert TABLES[path][kind].allowed(role, line["act"], state) is says, (kind, role, line["act"], state)


def test_every_kind_in_the_packaged_table_is_known_and_the_other_way_round():
    assert set(known_kinds()) == set(TABLES[permissions._FILE])


ORGANISATIONS = {role: next(one for one in organisations().values() if role in one.roles) for role in ROLES[:-1]}
HISTORIES = {
    NEW: [],
    "asked": ["ask"],
    "advised": ["ask", "advise"],
    "granted": ["ask", "advise", "grant"],
    "refused": ["ask", "refuse"],
}
MAY: dict[str, Role] = {"ask": "gemeente", "advise": "vng", "grant": "bzk", "refuse": "bzk"}


@pytest.fixture(scope="module")
def acted(tmp_path_factory):
    """A register with a permit for every role, act and state."""
    database = str(tmp_path_factory.mktemp("permissions") / "register.db")
    init(database)
    with Register(database, KINDS) as register:
        yield register


def do(register: Register, permit: str, name: str, role: Role) -> None:
    actor = Actor("u", "n", ORGANISATIONS[role].id, role)
    payload = {"ask": {"title": "x", "costs": {2026: 1.0}}, "publish": {}}.get(name, {"text": "x"})
    act(register, "permit", permit, name, actor, payload)


@pytest.mark.parametrize("state", HISTORIES)
@pytest.mark.parametrize(("_kind", "_states", "line"), [*lines(TABLE)], ids=lambda value: str(value)[:20])
def test_an_act_is_done_by_every_role_that_may_in_this_state_and_by_no_other(acted, state, _kind, _states, line):
    for role in ROLES[:-1]:
        permit = f"{state}-{line['act']}-{role}"
        for name in HISTORIES[state]:
            do(acted, permit, name, MAY[name])
        if role not in as_list(line["roles"]):
            with pytest.raises(NotAllowedError):
                do(acted, permit, line["act"], role)
        elif state not in as_list(line["states"]):
            with pytest.raises(ActRefusedError, match="cannot be done"):
                do(acted, permit, line["act"], role)
        else:
            do(acted, permit, line["act"], role)
            assert acted.subject("permit", permit).state == line.get("to", state)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            ("asked, advised]", "asked, adviced]"),
            r"line 6: 'adviced' is not among the states .* Did you mean 'advised'",
        ),
        (("roles: bzk", "roles: bkz"), "line 7: 'roles' cannot be 'bkz'. Did you mean 'bzk'"),
        (("act: grant", "act: ask"), "line 7: the act 'ask' stands here twice"),
        (("to: asked", "too: asked"), "line 5: 'too' is not known here"),
    ],
)
def test_a_mistake_in_the_table_is_refused_with_its_line(tmp_path, wrong, message):
    path = tmp_path / "table.yaml"
    path.write_text(TABLE.read_text(encoding="utf-8").replace(wrong[0], wrong[1], 1))
    with pytest.raises(InputFileError, match=message):
        rules_in(path)


def test_a_kind_whose_code_and_table_differ_is_refused():
    permit = KINDS["permit"]
    with pytest.raises(RuleError, match="differ in acts: advise, fly"):
        SubjectKind(permit.rules, (*permit.acts[:1], *permit.acts[2:], Act("fly", Nothing)), permit.apply)


def test_acts_open_to_a_role_are_those_of_the_table():
    rules = KINDS["permit"].rules
    assert [rule.act for rule in rules.open_to("gemeente", "asked")] == ["remark", "publish"]
    assert rules.open_to("public", "asked") == ()


def test_a_kind_without_rules_is_refused():
    with pytest.raises(UnknownNameError, match="no rules for 'permit'"):
        rules_of("permit")


def test_every_gemeente_of_a_year_since_2010_can_act_also_one_that_is_no_more():
    assert find_organisation("GM0518").name == "'s-Gravenhage"
    assert find_organisation("GM0370").name == "Beemster"
    with pytest.raises(UnknownNameError, match="Did you mean VNG"):
        find_organisation("VNGG")


def test_every_role_but_the_public_has_an_organisation():
    assert {role for one in organisations().values() for role in one.roles} == set(ROLES) - {"public"}
