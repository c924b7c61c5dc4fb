"""The resources that are answers to questions: a path, the question behind it, and an example."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thorbecke.texts import Text
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
    about: Text
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
_TWO_YEARS: Mapping[str, Example] = {"first": 2023, "last": 2024}
_MOVED: Mapping[str, Example] = {"amount": 10}
_PACKAGE: Mapping[str, Example] = {"scenarios": ["arbitrage-jeugd-2021"]}
RESOURCES = (
    Resource("/municipalities", "municipalities", Text("The municipalities of a year with their classes")),
    Resource(
        "/municipalities/{gemeente}",
        "municipalities",
        Text("One municipality with its classes"),
        one=("gemeente", "name"),
        example=_WHO,
    ),
    Resource("/circulars", "circulars", Text("The circulars and years of which the figures are at hand")),
    Resource(
        "/circulars/{circular}",
        "circulars",
        Text("One circular: the years it has figures of"),
        one=("circular",),
        example={"circular": "mei-2024"},
    ),
    Resource("/criteria", "criteria", Text("The maatstaven of a circular")),
    Resource(
        "/criteria/{number}",
        "criteria",
        Text("One maatstaf, by its number or code"),
        one=("number", "code"),
        example={"number": "2"},
    ),
    Resource(
        "/past-criteria", "past_criteria", Text("Euro per unit of years before the circulars"), example={"year": 2013}
    ),
    Resource("/figures", "figures", Text("Every figure of the law of a year")),
    Resource(
        "/figures/{figure}",
        "figures",
        Text("One figure of the law"),
        one=("figure",),
        example={"figure": "uitkeringsfactor"},
    ),
    Resource("/grants", "grants", Text("The grant of every municipality")),
    Resource("/grants/{gemeente}", "grant_of", Text("The grant of a municipality, line by line"), example=_WHO),
    Resource(
        "/grants/{gemeente}/clusters", "grant_by_cluster", Text("The grant of a municipality by cluster"), example=_WHO
    ),
    Resource("/grant-classes", "grants_by_class", Text("The grants by class of municipalities")),
    Resource(
        "/comparisons",
        "comparisons",
        Text("Why grants differ between two circulars or years"),
        costly=True,
        example=_BOTH,
    ),
    Resource(
        "/comparisons/{gemeente}",
        "comparison",
        Text("Why the grant of a municipality differs, line by line"),
        costly=True,
        example={**_WHO, **_BOTH},
    ),
    Resource("/outlooks/{gemeente}", "outlook_of", Text("A grant over the years to come"), costly=True, example=_WHO),
    Resource(
        "/outlooks/{gemeente}/causes",
        "outlook_causes",
        Text("Why a grant changes from year to year"),
        costly=True,
        example=_WHO,
    ),
    Resource("/balances", "balances", Text("Net expenses beside the grant, for every municipality")),
    Resource(
        "/balances/{gemeente}", "balance_of", Text("Net expenses of a municipality beside its grant"), example=_WHO
    ),
    Resource("/national-balance", "balance_of_nation", Text("Net expenses of all municipalities beside the grant")),
    Resource(
        "/expenses",
        "expenses_by_year",
        Text("Expenses by cluster, year by year"),
        costly=True,
        example={**_WHO, **_TWO_YEARS},
    ),
    Resource(
        "/social-domain-deficits", "social_domain_deficit", Text("The deficit of the social domain, by convention")
    ),
    Resource("/booked-grants", "booked_and_computed_grant", Text("How far booked and computed grants are apart")),
    Resource("/ratios", "early_warning", Text("Key ratios of every municipality, most risk signals first")),
    Resource("/ratios/{gemeente}", "ratios_of", Text("Key ratios of a municipality"), example=_WHO),
    Resource("/effects", "effect", Text("What packaged scenarios do to the nation"), costly=True, example=_PACKAGE),
    Resource(
        "/effects/municipalities",
        "effect_by_municipality",
        Text("What packaged scenarios do to every municipality"),
        costly=True,
        example=_PACKAGE,
    ),
    Resource(
        "/effects/classes",
        "effect_by_class",
        Text("What packaged scenarios do to classes of municipalities"),
        costly=True,
        example=_PACKAGE,
    ),
    Resource(
        "/effects/measures",
        "effect_by_measure",
        Text("What each measure of packaged scenarios adds"),
        costly=True,
        example=_PACKAGE,
    ),
    Resource(
        "/local-charges",
        "local_charges_by_municipality",
        Text("What owners and tenants pay for their home"),
        costly=True,
    ),
    Resource(
        "/local-charges/households",
        "local_charges_of",
        Text("What kinds of households pay for their home"),
        costly=True,
    ),
    Resource(
        "/tax-shifts", "tax_shift", Text("What a larger local tax does to the nation"), costly=True, example=_MOVED
    ),
    Resource(
        "/tax-shifts/municipalities",
        "tax_shift_by_municipality",
        Text("What a larger local tax does to every municipality"),
        costly=True,
        example=_MOVED,
    ),
    Resource(
        "/tax-shifts/households",
        "tax_shift_of",
        Text("What a larger local tax does to kinds of households"),
        costly=True,
        example=_MOVED,
    ),
    Resource("/wmo-fees", "wmo_fee", Text("What the subscription fee of the Wmo costs the nation"), costly=True),
    Resource(
        "/wmo-fees/municipalities",
        "wmo_fee_by_municipality",
        Text("What the subscription fee costs every municipality"),
        costly=True,
    ),
    Resource(
        "/wmo-fees/households",
        "wmo_fee_by_household",
        Text("What households with help pay under the subscription fee"),
        costly=True,
    ),
    Resource("/scenarios", "scenarios", Text("The packaged scenarios")),
)
