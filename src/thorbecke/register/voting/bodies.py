"""The rules of a body from a file or from a meeting, checked; and what is not known of them, in words."""

import json
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from thorbecke.datasets import gemeenten_in
from thorbecke.errors import UnknownNameError, closest_or_all
from thorbecke.parameters import read_yaml
from thorbecke.register.canonical import text_of
from thorbecke.register.forms import filled
from thorbecke.register.kinds import Data
from thorbecke.register.voting.dates import days_before
from thorbecke.register.voting.rules import ABSTENTION, BallotType, Body, Deadlines
from thorbecke.scenarios import fill
from thorbecke.texts import Text

__all__ = [
    "bodies",
    "body_in",
    "deadlines_of",
    "deadlines_on",
    "faults",
    "members_of",
    "read_body",
    "rules_in_force",
    "share_of",
    "unknown_rules",
]

_MOST_DECIMALS, _FEWEST_OPTIONS = 6, 2
_DATA = Path(__file__).parents[1] / "data" / "bodies"


def share_of(text: str) -> Fraction:
    """A share as written in rules: 1/2, 0.5 or 0; raises ValueError for what is none between 0 and 1."""
    try:
        share = Fraction(text)
    except ZeroDivisionError:
        raise ValueError(text) from None
    if not 0 <= share <= 1:
        raise ValueError(text)
    return share


@cache
def bodies() -> dict[str, Path]:
    """The packaged rules of bodies, by name."""
    return {path.stem: path for path in sorted(_DATA.glob("*.yaml"))}


def read_body(name_or_path: str | Path) -> Body:
    """The packaged rules of that name, or those in a file; raises UnknownNameError and InputFileError with the line."""
    path = bodies().get(str(name_or_path)) or Path(name_or_path)
    if path.suffix not in {".yaml", ".yml"}:
        hint = closest_or_all(str(name_or_path), bodies())
        raise UnknownNameError(f"There are no rules '{name_or_path}'.{hint} A file ends in .yaml.")
    entries = read_yaml(path)
    body = fill(Body, entries)
    for part, what in faults(body):
        raise entries.refused(what, part)
    return body


def body_in(data: dict[str, Any]) -> Body:
    """The rules as a meeting carries them."""
    return _body_in(text_of(data))


@lru_cache(maxsize=64)
def _body_in(text: str) -> Body:
    return cast("Body", filled(Body, json.loads(text), "rules"))


def members_of(meeting: Data) -> dict[str, str]:
    """The members on the day of a meeting, by code and name."""
    return _members_in(int(meeting["date"][:4]))


@cache
def _members_in(year: int) -> dict[str, str]:
    return gemeenten_in(year)


def rules_in_force(meeting: Data) -> Body:
    """How the body of a meeting decides, as it was called."""
    return body_in(meeting["rules"])


def deadlines_of(meeting: Data) -> Deadlines:
    """The deadlines of a meeting in days before it: its own, or those of the rules."""
    own = meeting["deadlines"]
    return rules_in_force(meeting).deadlines_days_before if own is None else Deadlines(**own)


def deadlines_on(meeting: Data) -> dict[str, str]:
    """The last day for each thing that has a deadline before a meeting."""
    known = vars(deadlines_of(meeting))
    return {what: days_before(meeting["date"], days) for what, days in known.items() if days is not None}


def faults(body: Body) -> list[tuple[str, str]]:
    """What is wrong with rules that are by their form: in which part, and what."""
    shares = [("majority", "more_than", body.majority.more_than)]
    shares += [("quorum", "at_least", body.quorum.at_least)] if body.quorum else []
    found = [(part, f"'{key}' must be a share as 1/2, not '{text}'.") for part, key, text in shares if _no_share(text)]
    if not 0 <= body.result_display.decimals <= _MOST_DECIMALS:
        found.append(("result_display", f"'decimals' must be 0 to {_MOST_DECIMALS}."))
    twice = _twice([ballot.id for ballot in body.ballots])
    found += [("ballots", f"the ballot '{name}' stands here twice.") for name in twice]
    return found + [("ballots", f"{ballot.id}: {what}") for ballot in body.ballots for what in _ballot_faults(ballot)]


def _no_share(text: str) -> bool:
    try:
        share_of(text)
    except ValueError:
        return True
    return False


def _twice(names: list[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})


def _ballot_faults(ballot: BallotType) -> list[str]:
    ids = [option.id for option in ballot.options]
    found = [f"the option '{name}' stands here twice." for name in _twice(ids)]
    found += [f"'{ABSTENTION}' is on every ballot already."] if ABSTENTION in ids else []
    found += ["a ballot needs two options at least."] if len(ids) < _FEWEST_OPTIONS else []
    return found + [f"'{name}' under 'adopts' is no option." for name in sorted(set(ballot.adopts) - set(ids))]


def unknown_rules(body: Body) -> tuple[str, ...]:
    """What is not known of the rules, each in a sentence."""
    unknown = {
        Text("Not known: the quorum."): body.quorum is None,
        Text("Not known: whether an abstention counts as a vote cast."): body.abstentions_count is None,
        Text("Not known: whether a vote may be changed until the ballot closes; here it may not."): (
            body.votes_may_change is None
        ),
        Text("Not known: how many supporters a motion needs; none are asked for."): body.motion.supporters is None,
        Text("Not known: how many supporters an amendment needs; none are asked for."): (
            body.amendment.supporters is None
        ),
        Text("Not known: how many proxies one member may hold; no limit is kept."): (
            body.proxy is not None and body.proxy.most_per_holder is None
        ),
    }
    return tuple(text for text, is_so in unknown.items() if is_so)
