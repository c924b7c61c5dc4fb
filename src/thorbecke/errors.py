"""What can go wrong, as one tree.

    ThorbeckeError
    ├── UnknownNameError      a municipality, circular, figure or criterion that does not exist
    ├── InputFileError        a file that a person gave cannot be used as it is
    ├── QuantityError         dimensions or units that do not fit together
    ├── RuleError             rules that do not fit together: a missing input, a circle, two rules for one name
    ├── NotPublishedError     a figure that exists in law but was not published in this set of figures
    ├── SourceError           a publisher's service that does not answer, or not as it should
    ├── RegisterError         the register's database is missing, locked, out of reach or of another version
    ├── ActRefusedError       an act in the register that cannot be done as it was asked
    │   ├── NotAllowedError   whoever asks may not do it
    │   └── ConflictError     someone else acted first, or this act was given before with another content
    └── OutputError           a result cannot be written where it was asked

Every message says what, where, the closest match where there is one, and how to mend it. The command line shows
the message alone and exits with 2.
"""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import reduce

from thorbecke.texts import Text

__all__ = [
    "ActRefusedError",
    "ConflictError",
    "InputFileError",
    "NotAllowedError",
    "NotPublishedError",
    "OutputError",
    "QuantityError",
    "RegisterError",
    "RuleError",
    "SourceError",
    "ThorbeckeError",
    "UnknownNameError",
    "closest",
    "closest_or_all",
    "did_you_mean",
    "either",
]


class ThorbeckeError(Exception):
    """The root: raised for anything a user can mend; its text is written for that user."""


class UnknownNameError(ThorbeckeError):
    """You meet it when a name is not known; it names the closest matches."""


class InputFileError(ThorbeckeError):
    """You meet it when a file is refused: it says file, place, what was found and what was expected."""


class QuantityError(ThorbeckeError):
    """You meet it when arrays with other dimensions or units are combined or given as input."""


class RuleError(ThorbeckeError):
    """You meet it when a graph cannot be built from the rules and inputs at hand."""


class NotPublishedError(ThorbeckeError):
    """You meet it when a figure is asked that the chosen circular and year do not hold."""


class SourceError(ThorbeckeError):
    """You meet it when a publisher's service does not answer, or answers something else than it promises."""


class RegisterError(ThorbeckeError):
    """You meet it when the register's database cannot be used: missing, locked, out of reach, of another version."""


class ActRefusedError(ThorbeckeError):
    """You meet it when an act cannot be done: its form, the state of its subject, or something that must be there."""


class NotAllowedError(ActRefusedError):
    """You meet it when the one who asks may not do this act, whatever its content."""


class ConflictError(ActRefusedError):
    """You meet it when someone else acted first on the same subject, or a key is used for a second act."""


class OutputError(ThorbeckeError):
    """You meet it when a result cannot be written to the file that was asked."""


def closest(name: str, known: Iterable[str], *, count: int = 3) -> list[str]:
    """The known names that look most like `name`, best first, at most `count`; case does not matter."""
    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold(), candidate)
    found = get_close_matches(name.casefold(), list(by_folded), n=count, cutoff=0.6)
    return [by_folded[folded] for folded in found]


def either(names: Iterable[str]) -> str:
    """Names of which one is meant: `a or b or c`."""
    return reduce(lambda one, other: Text("{one} or {other}", one=one, other=other), names)


def did_you_mean(name: str, known: Iterable[str], *, quoted: bool = False) -> str:
    """The end of a message about a name that is not known: ` Did you mean a or b?`; empty where nothing looks like it.

    `quoted`: the one closest, in quotation marks, for what stands in a file.
    """
    near = closest(name, known, count=1 if quoted else 3)
    if not near:
        return ""
    return Text(" Did you mean '{near}'?", near=near[0]) if quoted else Text(" Did you mean {near}?", near=either(near))


def closest_or_all(name: str, known: Collection[str], *, quoted: bool = False) -> str:
    """As `did_you_mean`; where nothing looks like the name, everything that is known: ` Known are a, b.`"""
    return did_you_mean(name, known, quoted=quoted) or Text(" Known are {known}.", known=", ".join(known) or "none")
