"""The API gives the figures of the command line, by the page and in the form that is asked, and says what is wrong."""

import csv
import io
import json
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient

from tests.web.described import ON_FIGURES, check_answer
from thorbecke.datasets import LAST_MAP, geojson_of
from thorbecke.studies import edition, questions, written
from thorbecke.web import Settings, create_app
from thorbecke.web.api import PREFIX, VERSION

AROUND = {"edition", "page", "pageSize", "total", "links"}
SCENARIO = {
    "name": "meer-geld",
    "title": "Honderd miljoen meer",
    "measures": [
        {
            "id": "extra",
            "title": "Extra",
            "change": "amount",
            "amounts": {"2025": 100},
            "lasting": "structural",
            "distribution": {"through": "factor"},
            "channel": "AU",
            "purpose": "algemeen",
            "source": "own",
            "grade": "U",
        }
    ],
}


def asked(client, path, **more):
    found = client.get(PREFIX + path, **more)
    assert found.status_code == 200, found.text
    return found.json()


def every_row(client, path):
    """The rows of all pages, as a program fetches them: by the links."""
    address, rows = PREFIX + path, []
    while address:
        found = client.get(address).json()
        rows += found["rows"]
        address = found["links"]["next"]
    return rows


def problem(found, status):
    assert found.status_code == status, found.text
    assert found.headers["content-type"] == "application/problem+json"
    assert found.headers["api-version"] == VERSION
    return found.json()["detail"]


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("/grants?circular=mei-2024&year=2025", ["grant", "--all", "--circular", "mei-2024", "--year", "2025"]),
        ("/grants/Beekdaelen?circular=mei-2024&year=2025", ["grant", "Beekdaelen", "--circular", "mei-2024"]),
        ("/outlooks/GM1954", ["outlook", "Beekdaelen"]),
        ("/balances/GM1954", ["balance", "Beekdaelen"]),
        ("/ratios/GM1954", ["ratios", "Beekdaelen"]),
        ("/circulars", ["list", "circulars"]),
        ("/scenarios", ["scenario", "list"]),
        ("/scenarios/resolutie-2021", ["scenario", "show", "resolutie-2021"]),
        ("/effects/municipalities?scenarios=arbitrage-jeugd-2021", ["simulate", "arbitrage-jeugd-2021", "--all"]),
        ("/resolution-checks/resolutie-2021?scenarios=resolutie-2021", ["resolution", "check", "resolutie-2021"]),
        (
            "/explanations/uitkeringsfactor?circular=mei-2024&year=2025&depth=99",
            ["explain", "uitkeringsfactor", "--circular", "mei-2024", "--year", "2025"],
        ),
    ],
)
def test_the_figures_are_those_that_the_command_line_writes(client, thorbecke, path, command):
    written_down = thorbecke(*command, "--format", "json").json
    written_down.pop("causes", None)  # a resource of its own, see below
    whole = asked(client, path)
    if "rows" in whole:
        whole["rows"] = every_row(client, path)
    assert {key: value for key, value in whole.items() if key not in AROUND} == written_down
    assert whole["edition"] == edition()


def test_the_causes_of_an_outlook_are_those_of_the_command_line(client, thorbecke):
    written_down = thorbecke("outlook", "Beekdaelen", "--format", "json").json
    assert every_row(client, "/outlooks/GM1954/causes") == written_down["causes"]


@pytest.mark.parametrize("resource", ON_FIGURES, ids=lambda resource: resource.name)
def test_every_answer_is_as_it_is_described(client, resource):
    assert check_answer(client, resource)["edition"] == edition()


def test_every_question_can_be_asked_by_name_and_is_listed_with_its_arguments(client):
    listed = {one["name"]: one for one in asked(client, "/questions")["questions"]}
    assert set(listed) == set(questions.questions())
    assert [one["name"] for one in listed["comparison"]["arguments"]][:2] == ["gemeente", "oldCircular"]
    own = asked(client, "/questions/grant_of/answers?gemeente=Beekdaelen&pageSize=1000")
    assert own["rows"] == asked(client, "/grants/GM1954?pageSize=1000")["rows"]


def test_paging_walks_through_every_row_exactly_once(client):
    address, seen, pages = f"{PREFIX}/grants?pageSize=50&fields=code", [], 0
    while address:
        found = client.get(address).json()
        seen += [row["code"] for row in found["rows"]]
        address, pages = found["links"]["next"], pages + 1
    assert (len(seen), len(set(seen)), pages) == (342, 342, 7)
    assert found["links"]["last"] == found["links"]["self"]
    assert "pagina 8" in problem(client.get(f"{PREFIX}/grants?pageSize=50&page=8"), 404)


def test_fields_choose_columns_in_their_order(client):
    found = asked(client, "/grants?fields=totaal,code&pageSize=1")
    assert list(found["rows"][0]) == ["totaal", "code"]
    told = problem(client.get(f"{PREFIX}/grants?fields=totl"), 400)
    assert "Did you mean totaal" in told or "totaal" in told


def test_files_hold_every_row_and_the_figures_to_the_last_digit(client):
    found = client.get(f"{PREFIX}/grants", headers={"accept": "text/csv"})
    answer = questions.question("grants").asked().answer()
    assert found.text == written.to_csv(answer)
    assert len(list(csv.DictReader(io.StringIO(found.text)))) == 342
    page = client.get(f"{PREFIX}/grants?pageSize=10&fields=code", headers={"accept": "text/csv"})
    assert page.text.splitlines()[0] == "code"
    assert len(page.text.splitlines()) == 11
    assert 'rel="next"' in page.headers["link"]


@pytest.mark.parametrize(
    "form", ["vnd.openxmlformats-officedocument.spreadsheetml.sheet", "vnd.oasis.opendocument.spreadsheet"]
)
def test_workbooks_come_by_accept(client, form):
    found = client.get(f"{PREFIX}/grant-classes", headers={"accept": f"application/{form}"})
    assert found.headers["content-type"] == f"application/{form}"
    assert found.content.startswith(b"PK")


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("*/*", "application/json"),
        ("text/*;q=0.5, application/json;q=0.4", "text/csv; charset=utf-8"),
        ("text/csv;q=0, */*", "application/json"),
        ("text/csv;q=zero, application/json", "application/json"),
    ],
)
def test_the_form_that_the_reader_likes_best_is_given(client, accept, given):
    assert client.get(f"{PREFIX}/circulars", headers={"accept": accept}).headers["content-type"] == given


def test_a_form_that_there_is_not_is_refused_with_those_there_are(client):
    told = problem(client.get(f"{PREFIX}/grants", headers={"accept": "image/png"}), 406)
    assert "text/csv" in told


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/grants/Bekdalen", 404, "Beekdaelen"),
        ("/municipalities/Bekdalen", 404, "Beekdaelen"),
        ("/grants?circular=mei-1900", 404, ""),
        ("/grants?year=soon", 400, "2025"),
        ("/grants?yaer=2025", 400, "year"),
        ("/grants?year=2024&year=2025", 400, "laat er één staan"),
        ("/grants?page=0", 400, "page"),
        ("/grants?pageSize=1001", 400, "1000"),
        ("/grants?pageSize=٣", 400, "1000"),
        ("/outlooks/GM1954?first=1&last=999999999", 400, "2025"),
        ("/ratios?norm=0", 400, "fractie"),
        ("/outlooks/GM1954?first=2027&last=2025", 400, "achteruit"),
        ("/resolution-checks/resolutie-2021?first=2027&last=2025", 400, "achteruit"),
        ("/effects?scenarios=arbitrage-2021", 404, "arbitrage-jeugd-2021"),
        ("/effects?scenarios=/etc/passwd.yaml", 404, ""),
        ("/resolution-checks/..%2F..%2Fx.yaml", 404, ""),
        ("/effects", 400, "scenario"),
        ("/explanations/uitkeringsfaktor", 404, "uitkeringsfactor"),
        ("/explanations/uitkeringsfactor?depth=-1", 400, "depth"),
        ("/boundaries/1900", 400, "2019"),
        ("/resolution-checks/resolutie-2012", 404, "resolutie-2021"),
        ("/questions/grnts/answers", 404, "grants"),
        ("/grants/", 404, ""),
        ("/nowhere", 404, ""),
        ("/", 404, ""),
    ],
)
def test_what_is_wrong_is_said_with_its_remedy(client, path, status, told):
    assert told in problem(client.get(PREFIX + path), status)


def test_an_edition_that_is_not_here_never_gives_other_numbers(client):
    assert asked(client, f"/grants?edition={edition()}")["total"] == 342
    assert "0123456789ab" in problem(client.get(f"{PREFIX}/grants?edition=0123456789ab"), 410)
    assert asked(client, f"/editions/{edition()}")["edition"] == edition()
    assert problem(client.get(f"{PREFIX}/editions/0123456789ab"), 410)


def test_what_a_program_holds_already_is_not_sent_again(client):
    first = client.get(f"{PREFIX}/grants")
    tag = {"if-none-match": first.headers["etag"]}
    again = client.get(f"{PREFIX}/grants", headers=tag)
    assert (again.status_code, again.headers["api-version"]) == (304, VERSION)
    assert client.get(f"{PREFIX}/grants", headers=tag | {"accept": "text/csv"}).status_code == 200
    assert "etag" not in client.post(f"{PREFIX}/simulations", json=SCENARIO).headers


def test_other_sites_may_read_but_never_with_credentials(client):
    for found in (client.get(f"{PREFIX}/grants"), client.get(f"{PREFIX}/nowhere"), client.options(f"{PREFIX}/jobs")):
        assert found.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in found.headers
    assert client.options(f"{PREFIX}/jobs").headers["allow"] == "POST, OPTIONS"
    assert client.options(f"{PREFIX}/grants").headers["allow"] == "HEAD, GET, OPTIONS"
    assert "access-control-allow-origin" not in client.get("/").headers


def test_a_browser_that_came_by_tls_is_told_to_keep_to_it(client):
    assert "strict-transport-security" in client.get(f"https://testserver{PREFIX}/editions").headers
    assert "strict-transport-security" not in client.get(f"{PREFIX}/editions").headers


def test_head_is_get_without_its_body(client):
    head, whole = client.head(f"{PREFIX}/grants"), client.get(f"{PREFIX}/grants")
    assert (head.status_code, head.content) == (200, b"")
    assert whole.json()["total"] == 342
    assert head.headers["etag"] == whole.headers["etag"]
    assert client.post(f"{PREFIX}/grants").status_code == 405


# -- scenarios ------------------------------------------------------------------------------------------------------


def test_a_scenario_of_ones_own_does_the_same_as_json_and_as_yaml(client):
    as_json = client.post(f"{PREFIX}/simulations?first=2025", json=SCENARIO)
    assert as_json.status_code == 200, as_json.text
    yaml = {"content-type": "application/yaml"}
    as_yaml = client.post(f"{PREFIX}/simulations?first=2025", content=json.dumps(SCENARIO), headers=yaml)
    assert as_yaml.json() == as_json.json()
    (row,) = as_json.json()["rows"]
    assert row["difference_mln"] == pytest.approx(100)
    towns = client.post(f"{PREFIX}/simulations?first=2025&view=municipalities&pageSize=1000", json=SCENARIO).json()
    assert sum(row["difference"] for row in towns["rows"]) == pytest.approx(100e6)


def test_a_scenario_that_is_right_is_shown_measure_by_measure(client):
    found = client.post(f"{PREFIX}/scenario-validations", json=SCENARIO)
    assert [row["id"] for row in found.json()["rows"]] == ["extra"]


def _nested(deep: int) -> bytes:
    return b'{"measures":' + b"[" * deep + b"]" * deep + b"}"


BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((own, own) + (before,) * 8)
    for before, own in zip(b"abcdefgh", b"bcdefghi", strict=True)
)
HOSTILE = {
    "ten megabytes": (b"x" * 10_000_000, 413),
    "nothing": (b"", 422),
    "a bomb": (BOMB, 422),
    "deep": (_nested(100_000), 422),
    "a little deep": (_nested(60), 422),
    "not a number": (json.dumps(SCENARIO).replace("100", "NaN").encode(), 422),
    "infinite": (json.dumps(SCENARIO).replace("100", "1e999").encode(), 422),
    "another type": (json.dumps(SCENARIO | {"measures": "many"}).encode(), 422),
    "a list": (b"[1, 2]", 422),
    "a tag": (b"name: !!python/object/apply:os.system [ls]", 422),
    "not text": (b"\xff\xfe\x00", 422),
    "a null byte": (b"name: \x00", 422),
    "cut off": (json.dumps(SCENARIO).encode()[:-20], 422),
    "another file": (
        json.dumps(SCENARIO).replace('"through": "factor"', '"through": "table", "table": "/etc/passwd"').encode(),
        422,
    ),
}


@pytest.mark.parametrize("path", ["/simulations", "/scenario-validations"])
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", ["application/json", "application/yaml"])
def test_a_hostile_scenario_is_refused_with_its_place_and_never_answered(client, path, name, kind):
    body, status = HOSTILE[name]
    assert problem(client.post(PREFIX + path, content=body, headers={"content-type": kind}), status)


def test_a_mistake_in_a_scenario_is_told_with_line_and_remedy(client):
    wrong = json.dumps(SCENARIO, indent=1).replace('"change": "amount"', '"change": "amuont"')
    told = problem(client.post(f"{PREFIX}/simulations", content=wrong), 422)
    assert "regel " in told
    assert "amount" in told
    other = client.post(f"{PREFIX}/simulations", content=b"x", headers={"content-type": "image/png"})
    assert "application/yaml" in problem(other, 422)


# -- maps, catalogue, limits ----------------------------------------------------------------------------------------


def test_the_map_is_geojson_that_keeps_to_its_rules(client):
    found = client.get(f"{PREFIX}/boundaries/2025").json()
    assert {one["id"] for one in found["features"]} == {
        row["gemeente"] for row in every_row(client, "/municipalities?year=2025")
    }
    for feature in found["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            assert all(ring[0] == ring[-1] for ring in polygon)
            assert _area(polygon[0]) > 0
            assert all(_area(hole) < 0 for hole in polygon[1:])


def _area(ring):
    return sum(x * below - left * y for (x, y), (left, below) in pairwise(ring))


def test_the_topology_holds_the_same_points_as_the_geojson(client):
    found = client.get(f"{PREFIX}/boundaries/{LAST_MAP}", headers={"accept": "application/topo+json"}).json()
    (sx, sy), (tx, ty) = found["transform"]["scale"], found["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for arc in found["arcs"]:
        x = y = 0
        arcs.append([])
        for dx, dy in arc:
            x, y = x + dx, y + dy
            arcs[-1].append((round(tx + sx * x, 5), round(ty + sy * y, 5)))
    flat = {one["id"]: one["geometry"]["coordinates"] for one in geojson_of(LAST_MAP)["features"]}
    for shape in found["objects"]["gemeenten"]["geometries"]:
        points = {
            point for polygon in shape["arcs"] for ring in polygon for arc in ring for point in arcs[max(arc, ~arc)]
        }
        assert points == {point for polygon in flat[shape["id"]] for ring in polygon for point in ring}


def test_the_catalogue_names_publisher_licence_and_addresses_that_answer(client):
    found = client.get(f"{PREFIX}/catalogue")
    assert found.headers["content-type"] == "application/ld+json"
    sets = found.json()["dcat:dataset"]
    assert len(sets) > 5
    for one in sets:
        assert one["dct:publisher"]["foaf:name"]
        assert one["dct:rights"]["dct:description"]
    for address in {one["dcat:accessURL"]["@id"] for each in sets for one in each["dcat:distribution"]}:
        assert client.get(address).status_code == 200


def test_who_asks_too_much_is_told_when_to_come_back():
    with TestClient(create_app(Settings(costly_per_minute=2))) as client:
        address = f"{PREFIX}/effects?scenarios=arbitrage-jeugd-2021&first="
        assert [client.get(f"{address}{year}").status_code for year in (2024, 2025, 2026)] == [200, 200, 429]
        assert client.get(f"{address}2025").status_code == 200, "what was worked out before costs nothing"
        refused = client.get(f"{address}2026")
        assert 1 <= int(refused.headers["retry-after"]) <= 60
        assert refused.headers["retry-after"] in problem(refused, 429)
        assert client.get(f"{PREFIX}/grants").status_code == 200


def test_work_that_takes_too_long_is_answered_and_the_server_goes_on():
    with TestClient(create_app(Settings(longest_work=0.0))) as client:
        assert "Retry-After" in client.get(f"{PREFIX}/expenses").headers
        assert problem(client.get(f"{PREFIX}/expenses"), 503)
        assert client.get("/health").status_code == 200


def test_the_page_of_the_api_lists_everything_in_the_readers_language(client):
    page = client.get(PREFIX, headers={"accept": "text/html"})
    assert page.status_code == 200
    assert "/grants/{gemeente}" in page.text
    listed = asked(client, "")["resources"]
    assert len(listed) == page.text.count('<th scope="row"')
