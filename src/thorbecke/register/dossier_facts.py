"""What the register shows of the resolution's articles: facts in practice, for the check of the resolution.

Where the register shows nothing, the packaged fact stands. What is so in law is never taken from the register.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from thorbecke.parameters import write_yaml
from thorbecke.register.dossier_dates import read_day
from thorbecke.register.dossier_money import balance_of
from thorbecke.register.dossier_terms import setting_in
from thorbecke.register.kinds import Data, Subject
from thorbecke.register.register import Register
from thorbecke.resolution import RESOLUTION, Known, RegisteredFact, State, read
from thorbecke.studies import task_balance

__all__ = ["facts_of", "facts_text"]

_GATES = {"costs", "funding", "consultation"}


@dataclass(frozen=True)
class _Seen:
    """What one dossier shows of a fact in a year."""

    year: int
    holds: Known
    what: str


def facts_of(register: Register, on: date, resolution: str = RESOLUTION) -> dict[str, RegisteredFact]:
    """The facts of a resolution by id, with what the public dossiers show of them in practice."""
    dossiers = register.subjects("dossier")
    source = f"register van thorbecke, stand {register.head()}"
    return {
        name: _with(fact, [seen for dossier in dossiers for seen in _SHOWN[name](dossier)], source, on)
        if name in _SHOWN
        else fact
        for name, fact in read(resolution).facts.items()
    }


def facts_text(register: Register, on: date, resolution: str = RESOLUTION) -> str:
    """The file of those facts, which `thorbecke resolution check --facts` accepts."""
    listed = [asdict(fact) for fact in facts_of(register, on, resolution).values()]
    head = f"# Feiten voor {resolution}, met wat het register laat zien ({on}, stand {register.head()}).\n"
    return head + write_yaml({"facts": listed})


def _with(fact: RegisteredFact, seen: Sequence[_Seen], source: str, on: date) -> RegisteredFact:
    """A fact with a state for every year of which dossiers show something."""
    states = {state.since: state for state in fact.states}
    for year in sorted({one.year for one in seen}):
        own, before = [one for one in seen if one.year == year], fact.at(year)
        states[year] = State(
            since=year,
            in_law=before.in_law if before else "unknown",
            in_practice=_together([one.holds for one in own]),
            why=f"Volgens het register: {'; '.join(one.what for one in own)}.",
            source=(source,),
            grade="afgeleid",
            seen=on.isoformat(),
        )
    return replace(fact, states=tuple(states[since] for since in sorted(states)))


def _together(found: Sequence[Known]) -> Known:
    """One that does not hold is enough; one that is not known leaves it open."""
    return "no" if "no" in found else "unknown" if "unknown" in found else "yes"


# -- what a dossier shows -------------------------------------------------------------------------------------------


def _year(data: Data, act: str) -> int:
    return read_day(data["done"][act]["date"]).year


def _adequate(dossier: Subject) -> Iterator[_Seen]:
    """Whether what was decided is paid for, by the estimate chosen; else by the lower one no, by the upper one yes."""
    data = dossier.data
    if data["decision"]:
        words = {
            "yes": "toereikend bekostigd",
            "no": "niet toereikend bekostigd",
            "unknown": "bekostiging niet te beoordelen",
        }
        holds = _funded(data)
        yield _Seen(_year(data, "decide"), holds, f"{dossier.id} besloten, {words[holds]}")


def _funded(data: Data) -> Known:
    bound = setting_in(data, "bound")
    chosen = [own for own in task_balance.BOUNDS if own == bound]
    years = [year for level in data["levels"] for year in balance_of(data, level) if _is_known(year)]
    low, high = chosen[0] if chosen else "lower", chosen[0] if chosen else "upper"
    if any(year.adequate(low) is False for year in years):
        return "no"
    return "yes" if years and all(year.adequate(high) for year in years) else "unknown"


def _is_known(year: task_balance.TaskYear) -> bool:
    return any(year.needed(bound) is not None for bound in task_balance.BOUNDS)


def _blocked(dossier: Subject) -> Iterator[_Seen]:
    """A block that was done shows a power; an objection that was passed over shows its absence."""
    data = dossier.data
    if "block" in data["done"]:
        yield _Seen(_year(data, "block"), "yes", f"{dossier.id} door BZK tegengehouden")
    elif data["objections"] and data["decision"]:
        yield _Seen(_year(data, "decide"), "no", f"{dossier.id} besloten ondanks bezwaar van BZK")


def _feasible(dossier: Subject) -> Iterator[_Seen]:
    data = dossier.data
    if data["decision"]:
        tested = "feasibility" not in data["decision"]["without"]
        what = f"{dossier.id} besloten {'met' if tested else 'zonder'} uitvoerbaarheidstoets"
        yield _Seen(_year(data, "decide"), "yes" if tested else "no", what)


def _bound(dossier: Subject) -> Iterator[_Seen]:
    """Whether an award that was to bind was followed, wholly or not."""
    data = dossier.data
    if data["awards"] and data["awards"][-1]["binds"] != "advice" and data["follow_ups"]:
        wholly = all(one["follows"] == "wholly" for one in data["follow_ups"])
        what = f"uitspraak in {dossier.id} {'geheel' if wholly else 'niet geheel'} opgevolgd"
        yield _Seen(_year(data, "follow_up"), "yes" if wholly else "no", what)


def _as_if(dossier: Subject) -> Iterator[_Seen]:
    """Whether a decision came with costs, funding and judgement, as the interim rule asks."""
    data = dossier.data
    if data["decision"]:
        lacking = sorted(_GATES & set(data["decision"]["without"]))
        how = (
            "zonder " + ", ".join(_DUTCH[name] for name in lacking) if lacking else "met kosten, bekostiging en oordeel"
        )
        yield _Seen(_year(data, "decide"), "no" if lacking else "yes", f"{dossier.id} besloten {how}")


_DUTCH = {"costs": "kosten", "funding": "bekostiging", "consultation": "oordeel van de koepels"}
_SHOWN: dict[str, Callable[[Subject], Iterator[_Seen]]] = {
    "artikel-2-fvw-aangescherpt": _adequate,
    "positie-minister-bzk": _blocked,
    "uitvoerbaarheid-vanaf-begin": _feasible,
    "bindende-arbitrage": _bound,
    "wdb-in-werking": _as_if,
}
