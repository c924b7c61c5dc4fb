"""The kinds of long work that can be asked, and the doing of it."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from thorbecke.datasets import CircularYear, find_gemeente, named
from thorbecke.errors import InputFileError, ThorbeckeError, UnknownNameError
from thorbecke.population import DEFAULT_SEED, Population, build, open_population, workers_at
from thorbecke.studies import Answer, grant, local_tax, local_tax_tables, population
from thorbecke.texts import Text
from thorbecke.web.api.models import Model
from thorbecke.web.api.residents import built

__all__ = ["WORK", "Doing", "Progress", "prepared"]

_MLN = 1e6
_MOST_SEED = 2**31 - 1
_Year = Annotated[int, Field(ge=1900, le=2100)]
Progress = Callable[[float], None]
Doing = Callable[[Progress, Path], Answer]


class DrawPopulation(Model):
    """Draw synthetic residents: of all municipalities, to keep; or of some, to see what they add up to."""

    work: Literal["population"]
    circular: str | None = Field(default=None, max_length=40)
    year: _Year | None = None
    municipalities: list[Annotated[str, Field(max_length=80)]] = Field(default_factory=list, max_length=400)
    seed: int | None = Field(default=None, ge=0, le=_MOST_SEED, description="Only with `municipalities`.")


class ShiftLocalTax(Model):
    """What moving an amount from the gemeentefonds to a local tax does to municipalities and households."""

    work: Literal["local-tax-shift"]
    amountMln: float = Field(gt=0, le=100_000, allow_inf_nan=False)  # noqa: N815 - names as the API Design Rules want
    instrument: Literal["ozb-users", "ozb-owners", "residents-levy"] = "ozb-users"
    takenOut: Literal["uitkeringsfactor", "per-inhabitant", "tax-capacity"] = "uitkeringsfactor"  # noqa: N815 - as above
    rates: Literal["standard", "needed"] = "standard"
    remission: float = Field(default=1.0, ge=0, le=10, allow_inf_nan=False)
    view: Literal["nation", "municipalities", "households"] = "nation"
    circular: str | None = Field(default=None, max_length=40)
    year: _Year | None = None


WORK: TypeAdapter[DrawPopulation | ShiftLocalTax] = TypeAdapter(
    Annotated[DrawPopulation | ShiftLocalTax, Field(discriminator="work")]
)


def prepared(work: DrawPopulation | ShiftLocalTax) -> Doing:
    """The doing of a work, everything it names looked up; raises as studies do, before anything is begun."""
    which = named(work.circular, work.year)
    return _draw(work, which) if isinstance(work, DrawPopulation) else _shift(work, which)


def _draw(work: DrawPopulation, which: CircularYear) -> Doing:
    codes = [find_gemeente(name, which.year) for name in work.municipalities]
    if work.seed is not None and not codes:
        raise ThorbeckeError(
            Text("The residents of all municipalities have one seed, {seed}: leave out 'seed'.", seed=DEFAULT_SEED)
        )
    seed = DEFAULT_SEED if work.seed is None else work.seed

    def some(tell: Progress, folder: Path) -> Answer:
        with tempfile.TemporaryDirectory(dir=folder) as scratch:
            place = Path(scratch) / "population"
            drawn = build(which, seed=seed, codes=codes, folder=place, progress=lambda done, all_: tell(done / all_))
            (who, *others) = codes
            if others:
                return population.margins(drawn)
            return population.margins_of(drawn, grant.municipality(who, which.year))

    def everyone(tell: Progress, _folder: Path) -> Answer:
        return population.margins(_drawn(which) or build(which, progress=lambda done, all_: tell(done / all_)))

    return some if codes else everyone


def _drawn(which: CircularYear) -> Population | None:
    """The residents of all municipalities where they were drawn already: they would come out the same."""
    try:
        kept = open_population(which)
    except (UnknownNameError, InputFileError):
        return None
    return kept if kept.whole else None


def _shift(work: ShiftLocalTax, which: CircularYear) -> Doing:
    people = built(which)
    proposal = local_tax.Proposal(work.amountMln * _MLN, work.instrument, work.takenOut, work.rates, work.remission)

    def shifted(_tell: Progress, _folder: Path) -> Answer:
        with workers_at() as workers:
            found = local_tax.shift(people, proposal, workers)
        if work.view == "municipalities":
            return local_tax_tables.by_municipality(found)
        return local_tax_tables.by_household(found) if work.view == "households" else local_tax_tables.nation(found)

    return shifted
