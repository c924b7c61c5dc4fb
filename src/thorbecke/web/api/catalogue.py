"""What can be downloaded, described for data catalogues: DCAT as JSON-LD, from the records of provenance."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response

from thorbecke import __version__
from thorbecke.datasets import (
    LAST_MAP,
    Provenance,
    available,
    iv3,
    load,
    provenance_of,
    provenance_of_boundaries,
)
from thorbecke.studies import edition
from thorbecke.texts import Text
from thorbecke.web.api import own
from thorbecke.web.api.about import PREFIX, contact
from thorbecke.web.api.accepted import CSV, GEOJSON, JSON, JSON_LD, TOPOJSON, accepted
from thorbecke.web.api.respond import as_json
from thorbecke.web.api.routes import Declared, declare, new_router

__all__ = ["router"]

router = new_router()
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}
_DUTCH = {"@id": "http://publications.europa.eu/resource/authority/language/NLD"}
_PUBLIC = {"@id": "http://publications.europa.eu/resource/authority/access-right/PUBLIC"}
_MEDIA = "http://www.iana.org/assignments/media-types/"
_CC_BY = {"@id": "http://creativecommons.org/licenses/by/4.0/"}
_TABLE = (JSON, CSV)


@dataclass(frozen=True)
class _Offer:
    """A set of figures, where it comes from, and the addresses that give it."""

    name: str
    provenance: Provenance
    paths: tuple[str, ...]
    forms: tuple[str, ...] = _TABLE


def _offers() -> Iterator[_Offer]:
    for which in sorted(available(), key=str):
        asked = f"circular={which.circular}&year={which.year}"
        paths = (f"/criteria?{asked}", f"/grants?{asked}")
        yield _Offer(f"rekenmodel-{which.circular}-{which.year}", load(which).provenance, paths)
    yield _Offer("gemeenten", provenance_of("gemeenten"), ("/municipalities",))
    yield _Offer("gemeenteklassen", provenance_of("gemeenteklassen"), ("/municipalities",))
    yield _Offer("bedragen-per-eenheid", provenance_of("bedragen_per_eenheid"), ("/past-criteria?year=2013",))
    yield _Offer("iv3", iv3.provenance_of("rekeningen"), ("/balances",))
    yield _Offer("kengetallen", iv3.provenance_of("kengetallen"), ("/ratios",))
    maps = tuple(f"/boundaries/{year}" for year in (LAST_MAP,))
    yield _Offer("grenzen", provenance_of_boundaries(), maps, (GEOJSON, TOPOJSON))


def _dataset(base: str, offer: _Offer) -> dict[str, Any]:
    found = offer.provenance
    licence = {"dct:license": _CC_BY} if found.licence.startswith("CC BY 4.0") else {}
    rights = {"dct:rights": {"@type": "dct:RightsStatement", "dct:description": found.licence}}
    return {
        "@id": f"{base}/catalogue#{offer.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": offer.name,
        "dct:title": {"@language": "nl", "@value": found.title},
        "dct:description": {"@language": "en", "@value": found.note or found.title},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": found.publisher},
        "dct:temporal": found.date,
        "dct:source": found.address,
        "dct:language": _DUTCH,
        "dct:accessRights": _PUBLIC,
        "dcat:version": edition(),
        **rights,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:accessURL": {"@id": base + path},
                "dcat:mediaType": {"@id": _MEDIA + form},
                "dcat:accessService": {"@id": base},
                **licence,
                **rights,
            }
            for path in offer.paths
            for form in offer.forms
        ],
    }


def catalogue(request: Request) -> Response:
    """The sets of figures with publisher, licence and the addresses that give them, as JSON-LD."""
    form = accepted(request, (JSON_LD, JSON))
    own.read(request)
    base = str(request.base_url).rstrip("/") + PREFIX
    who = contact()
    card: dict[str, Any] = {"@type": "vcard:Organization", "vcard:fn": who["name"]}
    card |= {"vcard:hasEmail": {"@id": f"mailto:{who['email']}"}} if "email" in who else {}
    found = {
        "@context": _CONTEXT,
        "@id": f"{base}/catalogue",
        "@type": "dcat:Catalog",
        "dct:title": {
            "@language": "nl",
            "@value": "Cijfers achter de financiële verhoudingen tussen Rijk en gemeenten",
        },
        "dct:description": {"@language": "en", "@value": f"The figures that thorbecke {__version__} computes with."},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": who["name"]},
        "dcat:contactPoint": card,
        "dcat:dataset": [_dataset(base, offer) for offer in _offers()],
        "dcat:service": [
            {
                "@id": base,
                "@type": "dcat:DataService",
                "dct:title": {"@language": "en", "@value": "thorbecke API"},
                "dcat:endpointURL": {"@id": base},
                "dcat:endpointDescription": {"@id": f"{base}/openapi.json"},
            }
        ],
    }
    return as_json(found, media_type=form)


declare(
    router,
    "/catalogue",
    "catalogue",
    catalogue,
    Declared(
        Text("What can be downloaded, as a DCAT catalogue"),
        forms=(JSON_LD, JSON),
        more="Data sets with publisher, licence, source and addresses, in DCAT as JSON-LD.",
    ),
)
