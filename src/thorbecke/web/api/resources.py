"""The resources that are answers to questions: a path, the question behind it, and an example."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thorbecke.web.api.arguments import Example

__all__ = ["RESOURCES", "Resource"]


@dataclass(frozen=True)
class Resource:
    """A path below `/api/v1` and the question that it asks.

    `one`: the columns by which the last part of the path picks a row of the answer; empty where the path names an
    argument of the question. `costly`: work that an address may ask for a limited number of times a minute.
    """

    path: str
    question: str
    about: str
    one: tuple[str, ...] = ()
    costly: bool = False
    example: Mapping[str, Example] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its own name, by which programs call it: `grants_of_gemeente`."""
        parts = [part for part in self.path.replace("-", "_").split("/") if part]
        return "_".join(f"of_{part[1:-1]}" if part.startswith("{") else part for part in parts)

    @property
    def key(self) -> str:
        """What the last part of the path is called, where it picks a row."""
        return self.path.rpartition("{")[2].removesuffix("}") if self.one else ""


_WHO: Mapping[str, Example] = {"gemeente": "GM1954"}
_BOTH: Mapping[str, Example] = {"oldCircular": "mei-2024", "oldYear": 2024, "circular": "mei-2024", "year": 2025}
_MOVED: Mapping[str, Example] = {"amount": 10}
_PACKAGE: Mapping[str, Example] = {"scenarios": ["arbitrage-jeugd-2021"]}
RESOURCES = (
    Resource("/municipalities", "municipalities", "The municipalities of a year with their classes"),
    Resource(
        "/municipalities/{gemeente}",
        "municipalities",
        "One municipality with its classes",
        one=("gemeente", "name"),
        example=_WHO,
    ),
    Resource("/circulars", "circulars", "The circulars and years of which the figures are at hand"),
    Resource(
        "/circulars/{circular}",
        "circulars",
        "One circular: the years it has figures of",
        one=("circular",),
        example={"circular": "mei-2024"},
    ),
    Resource("/criteria", "criteria", "The maatstaven of a circular"),
    Resource(
        "/criteria/{number}",
        "criteria",
        "One maatstaf, by its number or code",
        one=("number", "code"),
        example={"number": "2"},
    ),
    Resource("/past-criteria", "past_criteria", "Euro per unit of years before the circulars", example={"year": 2013}),
    Resource("/figures", "figures", "Every figure of the law of a year"),
    Resource(
        "/figures/{figure}", "figures", "One figure of the law", one=("figure",), example={"figure": "uitkeringsfactor"}
    ),
    Resource("/grants", "grants", "The grant of every municipality"),
    Resource("/grants/{gemeente}", "grant_of", "The grant of a municipality, line by line", example=_WHO),
    Resource("/grants/{gemeente}/clusters", "grant_by_cluster", "The grant of a municipality by cluster", example=_WHO),
    Resource("/grant-classes", "grants_by_class", "The grants by class of municipalities"),
    Resource(
        "/comparisons", "comparisons", "Why grants differ between two circulars or years", costly=True, example=_BOTH
    ),
    Resource(
        "/comparisons/{gemeente}",
        "comparison",
        "Why the grant of a municipality differs, line by line",
        costly=True,
        example={**_WHO, **_BOTH},
    ),
    Resource("/outlooks/{gemeente}", "outlook_of", "A grant over the years to come", costly=True, example=_WHO),
    Resource(
        "/outlooks/{gemeente}/causes",
        "outlook_causes",
        "Why a grant changes from year to year",
        costly=True,
        example=_WHO,
    ),
    Resource("/balances", "balances", "Net expenses beside the grant, for every municipality"),
    Resource("/balances/{gemeente}", "balance_of", "Net expenses of a municipality beside its grant", example=_WHO),
    Resource("/national-balance", "balance_of_nation", "Net expenses of all municipalities beside the grant"),
    Resource("/expenses", "expenses_by_year", "Expenses by cluster, year by year", costly=True, example=_WHO),
    Resource("/social-domain-deficits", "social_domain_deficit", "The deficit of the social domain, by convention"),
    Resource("/booked-grants", "booked_and_computed_grant", "How far booked and computed grants are apart"),
    Resource("/ratios", "early_warning", "Key ratios of every municipality, most risk signals first"),
    Resource("/ratios/{gemeente}", "ratios_of", "Key ratios of a municipality", example=_WHO),
    Resource("/effects", "effect", "What packaged scenarios do to the nation", costly=True, example=_PACKAGE),
    Resource(
        "/effects/municipalities",
        "effect_by_municipality",
        "What packaged scenarios do to every municipality",
        costly=True,
        example=_PACKAGE,
    ),
    Resource(
        "/effects/classes",
        "effect_by_class",
        "What packaged scenarios do to classes of municipalities",
        costly=True,
        example=_PACKAGE,
    ),
    Resource(
        "/local-charges", "local_charges_by_municipality", "What owners and tenants pay for their home", costly=True
    ),
    Resource(
        "/local-charges/households", "local_charges_of", "What kinds of households pay for their home", costly=True
    ),
    Resource("/tax-shifts", "tax_shift", "What a larger local tax does to the nation", costly=True, example=_MOVED),
    Resource(
        "/tax-shifts/municipalities",
        "tax_shift_by_municipality",
        "What a larger local tax does to every municipality",
        costly=True,
        example=_MOVED,
    ),
    Resource(
        "/tax-shifts/households",
        "tax_shift_of",
        "What a larger local tax does to kinds of households",
        costly=True,
        example=_MOVED,
    ),
    Resource("/wmo-fees", "wmo_fee", "What the subscription fee of the Wmo costs the nation", costly=True),
    Resource("/wmo-fees/municipalities", "wmo_fee_by_municipality", "What it costs every municipality", costly=True),
    Resource("/wmo-fees/households", "wmo_fee_by_household", "What households with help pay by it", costly=True),
    Resource("/scenarios", "scenarios", "The packaged scenarios"),
)
