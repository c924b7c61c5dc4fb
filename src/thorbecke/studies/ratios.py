"""Key ratios of municipalities beside signal values, the article 12 test, and the list of who shows most signals."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from thorbecke import datasets
from thorbecke.datasets import CircularYear, gemeenten_in, iv3
from thorbecke.errors import NotPublishedError, ThorbeckeError, UnknownNameError
from thorbecke.model import Model
from thorbecke.parameters import load
from thorbecke.quantity import Quantity
from thorbecke.studies.accounts import circular_for
from thorbecke.studies.answer import Answer, Column, Municipality
from thorbecke.studies.national import law_in, parameters_of
from thorbecke.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

__all__ = ["FIGURES", "RATIOS", "Supervision", "everyone", "one", "supervision"]

RATIOS = {
    "netto_schuldquote": Text("Netto schuldquote"),
    "netto_schuldquote_gecorrigeerd": Text("Netto schuldquote, gecorrigeerd voor leningen"),
    "solvabiliteitsratio": Text("Solvabiliteitsratio"),
    "grondexploitatie": Text("Grondexploitatie"),
    "structurele_exploitatieruimte": Text("Structurele exploitatieruimte"),
    "belastingcapaciteit": Text("Belastingcapaciteit"),
}
_SAFER_HIGH = {"solvabiliteitsratio", "structurele_exploitatieruimte"}
_ROOM = "structurele_exploitatieruimte"
_OWNERS = {"WOZwe80": "woningen", "WOZnwe70": "niet-woningen", "WOZnwg70": "niet-woningen"}
_USERS = "WOZnwg70"
_OZB = ("0.61", "0.62")
_COMMAND = ("command", "ratios")
Signal = Literal["safe", "neutral", "risk"]
_SHOWN_NAMES = 6


@dataclass(frozen=True)
class Supervision:
    """Key ratios of a year and what the article 12 test needs of them; `which` is the circular used, if any."""

    model: Model
    year: int
    which: CircularYear | None
    norm: float | None

    def ratio(self, name: str, figure: str = "kengetal_binnen_grenzen") -> "NDArray[np.float64]":
        """One ratio over the municipalities."""
        place = list(self.model.coords["kengetal"]).index(name)
        return np.asarray(self.model.value(figure).data, dtype=float)[:, place]

    def each(self, name: str) -> "NDArray[np.float64] | None":
        """A figure over the municipalities; None where an input of it is not at hand."""
        try:
            return np.asarray(self.model.value(name).data, dtype=float)
        except NotPublishedError:
            return None


def supervision(year: int, norm: float | None = None, which: CircularYear | None = None) -> Supervision:
    """Ratios of the budgets of a year, within bounds, with the grant of the circular these budgets were made on.

    `norm` is OZB at a reasonable level as a fraction of the value of property, where it is not a known parameter;
    `which` another circular of that year. Raises UnknownNameError for years whose budgets are not at hand,
    ThorbeckeError for a norm that is no such fraction.
    """
    codes = list(gemeenten_in(year))
    given = _ratios(year, codes) | _means(year, codes)
    sources = _cited(given)
    coords: dict[str, Any] = {"gemeente": codes, "kengetal": list(RATIOS)}
    which = which or circular_for(year, iv3.Report.BEGROTING)
    if which:
        grant = datasets.to_quantities(datasets.load(which))
        owned = _property(grant.coords["ozb_maatstaf"], year)
        given |= grant.quantities | owned
        coords |= {dim: labels for dim, labels in grant.coords.items() if dim != "gemeente"}
        sources |= dict.fromkeys(grant.quantities, grant.sources["eenheden"])
        sources |= dict.fromkeys(owned, _of_parameter("verevend_aandeel_ozb"))
    if norm is not None and not 0 < norm < 1:
        raise ThorbeckeError(Text("The norm is a fraction of the value of property, above 0 and below 1."))
    norm = norm if norm is not None else load("ozb_redelijk_peil").value(year).amount
    if norm is not None:
        given["ozb_norm"] = Quantity.of(norm)
    return Supervision(Model(law_in(year), given, coords, sources, parameters_of(year)), year, which, norm)


def _cited(given: dict[str, Quantity]) -> dict[str, str]:
    """Where ratios, their bounds and the budgets come from."""
    tables = {
        "kengetal_opgegeven": "kengetallen",
        "kengetal_is_exploitatieruimte": "kengetallen",
        "totale_baten": "leveringen",
        "ozb_opbrengst": "rekeningen",
    }
    sources = dict.fromkeys(given, _of_parameter("kengetal_grens"))
    return sources | {name: iv3.provenance_of(table).cite() for name, table in tables.items() if name in given}


def _of_parameter(name: str) -> str:
    found = load(name)
    return f"{found.title}, {found.values[0].source}"


def _ratios(year: int, codes: list[str]) -> dict[str, Quantity]:
    """What municipalities stated, missing (NaN) where they stated nothing, and the bounds."""
    stated = {row["gemeente"]: row for row in iv3.key_ratios(year).iter_rows(named=True)}
    rows = [[stated.get(code, {}).get(name) for name in RATIOS] for code in codes]
    bounds = load("kengetal_grens")
    dims = ("kengetal",)
    return {
        "kengetal_opgegeven": Quantity.of(np.array(rows, dtype=float), ("gemeente", "kengetal")),
        "kengetal_minimum": Quantity.of(np.array([bounds.at(year, f"{name} minimum") for name in RATIOS]), dims),
        "kengetal_maximum": Quantity.of(np.array([bounds.at(year, f"{name} maximum") for name in RATIOS]), dims),
        "kengetal_is_exploitatieruimte": Quantity.of(np.array([float(name == _ROOM) for name in RATIOS]), dims),
    }


def _means(year: int, codes: list[str]) -> dict[str, Quantity]:
    """Revenue before reserves and revenue from OZB in the budget of the year, as far as these are at hand."""
    found: dict[str, Quantity] = {}
    try:
        rows = iv3.deliveries(year, iv3.Report.BEGROTING).iter_rows(named=True)
        totals = {row["gemeente"]: row["baten"] for row in rows}
        found["totale_baten"] = Quantity.of(
            np.array([totals.get(c) for c in codes], dtype=float), ("gemeente",), "euro"
        )
        budgets = iv3.to_quantities(iv3.load(year, iv3.Report.BEGROTING), codes)
    except UnknownNameError:
        return found
    if "baten" in budgets.quantities:
        places = [list(budgets.coords["taakveld"]).index(code) for code in _OZB]
        amounts = budgets.quantities["baten"].data[:, places].sum(axis=1)
        found["ozb_opbrengst"] = Quantity.of(amounts, ("gemeente",), "euro")
    return found


def _property(bases: Any, year: int) -> dict[str, Quantity]:
    counts = load("verevend_aandeel_ozb")
    return {
        "verevend_aandeel": Quantity.of(
            np.array([counts.at(year, _OWNERS[base]) for base in bases]), ("ozb_maatstaf",)
        ),
        "ozb_maatstaf_is_eigendom": Quantity.of(np.array([float(base != _USERS) for base in bases]), ("ozb_maatstaf",)),
    }


def signal(name: str, value: float, year: int) -> Signal | None:
    """What a ratio says beside the signal values of supervisors; None when nothing was stated."""
    if np.isnan(value):
        return None
    values = load("kengetal_signaal")
    neutral, risk = values.at(year, f"{name} neutraal"), values.at(year, f"{name} risico")
    if name in _SAFER_HIGH:
        return "safe" if value > neutral else "risk" if value < risk else "neutral"
    return "safe" if value < neutral else "risk" if value > risk else "neutral"


def _beyond(found: Supervision, name: str) -> "NDArray[np.bool_]":
    """Where a stated ratio lay beyond the bounds and was put at one."""
    stated = found.ratio(name, "kengetal_opgegeven")
    beyond: NDArray[np.bool_] = np.logical_and(stated != found.ratio(name), ~np.isnan(stated))
    return beyond


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def one(found: Supervision, who: Municipality) -> Answer:
    """The key ratios of one municipality in per cents, with signal and place among all, and the article 12 test."""
    place = list(found.model.coords["gemeente"]).index(who.code)
    rows = [_ratio_row(found, name, place) for name in RATIOS]
    test = list(_test(found, place))
    return Answer(
        question=_COMMAND,
        title=Text(
            "{name} ({code}): key ratios in the budget of {year}", name=who.name, code=who.code, year=found.year
        ),
        columns=(
            Column("ratio", "Ratio"),
            Column("value", "Value", "percent"),
            Column("unit", "Unit"),
            Column("signal", "Signal"),
            Column("median", "Median", "percent"),
            Column("note", "Note"),
        ),
        rows=[*rows, *test],
        circular=found.which.circular if found.which else None,
        year=found.year,
        municipality=who,
        unit="percent",
        notes=_notes(found),
        sources=_sources(found),
    )


def _ratio_row(found: Supervision, name: str, place: int) -> dict[str, Any]:
    values = found.ratio(name)
    value, stated = values[place], found.ratio(name, "kengetal_opgegeven")[place]
    note = Text("stated as {stated:g}, put at the bound", stated=stated) if _beyond(found, name)[place] else ""
    return {
        "ratio": RATIOS[name],
        "value": None if np.isnan(value) else 100 * float(value),
        "unit": "%",
        "signal": signal(name, value, found.year) or Text("not stated"),
        "median": 100 * float(np.nanmedian(values)),
        "note": note,
    }


_TEST = {
    "structureel_tekort": (Text("Structural deficit (room × revenue)"), "euro", 1.0),
    "artikel_12_grens": (Text("Article 12: deficit from which it is substantial"), "euro", 1.0),
    "tekort_ten_opzichte_van_grens": (Text("Deficit as a part of that bound"), "%", 100.0),
    "ozb_druk": (Text("OZB as a part of the value of property"), "%", 100.0),
    "ozb_ten_opzichte_van_norm": (Text("OZB as a part of the reasonable level"), "%", 100.0),
}
FIGURES: dict[str, tuple[str, str | None]] = {
    **{title: ("kengetal_binnen_grenzen", name) for name, title in RATIOS.items()},
    **{words: (name, None) for name, (words, _, _) in _TEST.items()},
}
_SHARE = "tekort_ten_opzichte_van_grens"
_ENOUGH = {
    _SHARE: (Text("substantial"), Text("not substantial")),
    "ozb_ten_opzichte_van_norm": (Text("at a reasonable level"), Text("not at a reasonable level")),
}


def _test(found: Supervision, place: int) -> "Iterator[dict[str, Any]]":
    for name, (words, unit, scale) in _TEST.items():
        values = found.each(name)
        value = None if values is None else _number(values[place])
        row: dict[str, Any] = {"ratio": words, "unit": unit, "median": None, "note": "", "signal": ""}
        if values is not None and unit == "%":
            row["median"] = scale * float(np.nanmedian(values))
        if value is None:
            row["note"] = (
                Text("give the norm of the circular with --norm") if name.endswith("norm") else Text("not at hand")
            )
        elif name in _ENOUGH:
            row["signal"] = _ENOUGH[name][value < 1]
        yield row | {"value": None if value is None else scale * value}


def everyone(found: Supervision) -> Answer:
    """The early-warning list: every municipality with its ratios (fractions), most risk signals first.

    With what the article 12 test says where its figures are at hand.
    """
    codes, names = found.model.coords["gemeente"], gemeenten_in(found.year)
    ratios = {name: found.ratio(name) for name in RATIOS}
    tests = {name: values for name in _TEST if (values := found.each(name)) is not None}
    rows = []
    for place, code in enumerate(codes):
        signals = {name: signal(name, values[place], found.year) for name, values in ratios.items()}
        risks = [RATIOS[name] for name, found_signal in signals.items() if found_signal == "risk"]
        row: dict[str, Any] = {"code": code, "name": names[code], "signals": len(risks)}
        row |= {name: _number(values[place]) for name, values in ratios.items()}
        row |= {name: _number(values[place]) for name, values in tests.items()}
        rows.append(row | {"at_risk": Text.joined(risks, "; ")})
    rows.sort(key=lambda row: (-row["signals"], row[_ROOM] if row[_ROOM] is not None else np.inf))
    return Answer(
        question=_COMMAND,
        title=Text(
            "{count} municipalities by number of risk signals in the budget of {year}", count=len(rows), year=found.year
        ),
        columns=(
            Column("code", "Code"),
            Column("name", "Name"),
            Column("signals", "Signals", "number"),
            *(Column(name, title.replace(",", ""), "rate", spare=True) for name, title in RATIOS.items()),
            *(
                Column(name, "Part of art. 12 bound", "rate", spare=True)
                for name in tests
                if name.endswith("grens") and "ten" in name
            ),
        ),
        rows=rows,
        circular=found.which.circular if found.which else None,
        year=found.year,
        unit="1",
        notes=_notes(found),
        sources=_sources(found),
    )


def _notes(found: Supervision) -> list[str]:
    names, codes = gemeenten_in(found.year), found.model.coords["gemeente"]
    notes: list[str] = []
    for name, title in RATIOS.items():
        places = np.flatnonzero(_beyond(found, name))
        if len(places):
            shown = ", ".join(names[codes[place]] for place in places[:_SHOWN_NAMES])
            more = Text(" and {count} more", count=len(places) - _SHOWN_NAMES) if len(places) > _SHOWN_NAMES else ""
            notes.append(
                Text(
                    "{title} beyond the bounds, so put at them (often per cents for fractions): {shown}{more}.",
                    title=title,
                    shown=shown,
                    more=more,
                )
            )
        silent = int(np.isnan(found.ratio(name, "kengetal_opgegeven")).sum())
        if silent:
            who = Text("1 municipality") if silent == 1 else Text("{count} municipalities", count=silent)
            notes.append(Text("{title} not stated by {who}: missing, not safe.", title=title, who=who))
    notes.append(Text("Signal values are those that supervisors use together; they are no norm in law."))
    if found.norm is None:
        notes.append(
            Text(
                "OZB at a reasonable level for {year} was not found: give it with --norm, as a fraction.",
                year=found.year,
            )
        )
    notes.append(
        Text(
            "Article 12 asks more than these figures: a deficit that stays for four years, and fees that cover "
            "their costs."
        )
    )
    return notes


def _sources(found: Supervision) -> list[str]:
    return [*sorted(set(found.model.sources.values())), _of_parameter("kengetal_signaal")]
