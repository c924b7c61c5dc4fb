"""Long work: accepted, followed, fetched, stopped; and what is said when a server is killed."""

import json
import os
import signal
import subprocess
import threading
import time

import httpx
import pytest
from fastapi.testclient import TestClient

from tests.population.small import small
from tests.web.conftest import SERVE, address_in
from tests.web.described import ON_RESIDENTS, check_answer
from thorbecke.population import folder_of
from thorbecke.studies import grant, local_charges, local_tax, local_tax_tables, population
from thorbecke.web import create_app
from thorbecke.web.api import PREFIX
from thorbecke.web.api.jobs import runner, store

TOWN = {"work": "population", "municipalities": ["Vlieland"]}
SHIFT = {"work": "local-tax-shift", "amountMln": 10}
PATIENCE = 30


@pytest.fixture
def client(tmp_path, monkeypatch):
    """A server with a data folder of its own."""
    monkeypatch.setenv("THORBECKE_DATA", str(tmp_path))
    with TestClient(create_app()) as found:
        yield found


@pytest.fixture
def residents(client):  # noqa: ARG001 - it sets the data folder
    """The small population, where the server keeps that of the nation."""
    place = folder_of(small().which, small().seed)
    place.parent.mkdir(parents=True)
    place.symlink_to(small().folder, target_is_directory=True)
    return small()


def finished(client, job):
    """The job once it is finished; waits without looking all the time."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = client.get(job).json()
        if found["state"] in store.FINISHED:
            return found
        threading.Event().wait(0.05)
    raise AssertionError(found)


def test_a_job_is_accepted_followed_and_fetched(client):
    accepted = client.post(f"{PREFIX}/jobs", json=TOWN)
    assert accepted.status_code == 202, accepted.text
    where = accepted.headers["location"]
    assert accepted.json()["state"] == "queued"
    done = finished(client, where)
    assert (done["state"], done["progress"], done["result"]) == ("done", 1, f"{where}/result")
    assert done["created"] <= done["finished"]
    assert done["created"].endswith("Z")
    found = client.get(done["result"]).json()
    assert found["municipality"]["name"] == "Vlieland"
    assert {"margin", "target", "reached"} <= set(found["rows"][0])
    assert client.get(done["result"], headers={"accept": "text/csv"}).text.startswith("margin,")
    assert client.delete(where).status_code == 204
    assert client.get(where).status_code == 404


def test_what_a_job_gives_is_what_the_study_gives(client, residents):
    answers = {
        "nation": local_tax_tables.nation,
        "municipalities": local_tax_tables.by_municipality,
        "households": local_tax_tables.by_household,
    }
    shifted = local_tax.shift(residents, local_tax.Proposal(10e6))
    for view, table in answers.items():
        done = finished(client, client.post(f"{PREFIX}/jobs", json=SHIFT | {"view": view}).headers["location"])
        assert client.get(done["result"]).json()["rows"] == json.loads(json.dumps(table(shifted).to_json()["rows"]))


def test_what_residents_pay_is_there_once_they_are_drawn(client, residents):
    who = grant.municipality("Beekdaelen", residents.which.year)
    charges = local_charges.charges(residents)
    for path, answer in {
        "/residents": population.margins(residents),
        "/residents/GM1954": population.margins_of(residents, who),
        "/local-charges": local_charges.by_municipality(charges),
        "/local-charges/households?gemeente=Beekdaelen": local_charges.by_household(charges, who),
    }.items():
        assert client.get(PREFIX + path).json()["rows"] == json.loads(json.dumps(answer.to_json()["rows"]))
    assert "getrokken" in client.get(f"{PREFIX}/residents/Amsterdam").json()["detail"]


@pytest.mark.usefixtures("residents")
@pytest.mark.parametrize("resource", ON_RESIDENTS, ids=lambda resource: resource.name)
def test_every_answer_about_residents_is_as_it_is_described(client, resource):
    check_answer(client, resource)


def test_without_residents_the_way_to_them_is_said(client, tmp_path):
    for found in (client.get(f"{PREFIX}/residents"), client.post(f"{PREFIX}/jobs", json=SHIFT)):
        assert found.status_code == 404
        assert f"{PREFIX}/jobs" in found.json()["detail"]
        assert str(tmp_path) not in found.text


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        (b"", 422, "JSON"),
        (b"{", 422, "JSON"),
        (b"[" * 100_000, 422, ""),
        (b'{"work": "mine"}', 422, "population"),
        (b'{"work": "population", "who": 1}', 422, "who"),
        (b'{"work": "population", "municipalities": ["Vlielnd"]}', 404, "Vlieland"),
        (b'{"work": "population", "seed": 1}', 400, "seed"),
        (b'{"work": "population", "year": 1e400}', 422, "year"),
        (b'{"work": "population", "circular": "mei-1900"}', 404, ""),
        (b'{"work": "local-tax-shift"}', 422, "amountMln"),
        (b'{"work": "local-tax-shift", "amountMln": NaN}', 422, "amountMln"),
        (b'{"work": "local-tax-shift", "amountMln": -1}', 422, "amountMln"),
        (b"x" * 2_000_000, 413, ""),
    ],
)
def test_work_that_cannot_be_is_refused_before_it_is_begun(client, tmp_path, body, status, told):
    found = client.post(f"{PREFIX}/jobs", content=body)
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json"), found.text
    assert told in found.json()["detail"]
    assert not list(tmp_path.glob("jobs/*/state.json"))


def test_one_job_is_worked_on_at_a_time_and_few_may_wait(client):
    with store.in_turn("working"):
        jobs = [client.post(f"{PREFIX}/jobs", json=TOWN) for _ in range(store.MOST_WAITING)]
        assert {client.get(job.headers["location"]).json()["state"] for job in jobs} == {"queued"}
        refused = client.post(f"{PREFIX}/jobs", json=TOWN)
        assert (refused.status_code, "Retry-After" in refused.headers) == (503, True)
        assert client.get(f"{jobs[0].headers['location']}/result").status_code == 404
        for job in jobs[1:]:
            assert client.delete(job.headers["location"]).status_code == 204
            assert client.get(job.headers["location"]).json()["state"] == "cancelled"
    assert finished(client, jobs[0].headers["location"])["state"] == "done"


def test_a_job_that_is_stopped_does_nothing(client):
    with store.in_turn("working"):
        where = client.post(f"{PREFIX}/jobs", json=TOWN).headers["location"]
        client.delete(where)
    assert finished(client, where)["state"] == "cancelled"
    assert client.get(f"{PREFIX}/residents").status_code == 404


def test_a_job_that_runs_stops_where_it_tells_how_far_it_is(client):
    begun, asked_to_stop = threading.Event(), threading.Event()

    def doing(tell, _folder):
        tell(0.5)
        begun.set()
        asked_to_stop.wait(PATIENCE)
        tell(0.75)

    job = runner.begin("population", doing)
    assert job
    where = f"{PREFIX}/jobs/{job.id}"
    begun.wait(PATIENCE)
    running = client.get(where).json()
    assert (running["state"], running["progress"], running["result"]) == ("running", 0.5, None)
    client.delete(where)
    asked_to_stop.set()
    assert finished(client, where)["state"] == "cancelled"


def test_a_job_of_a_killed_server_is_said_to_have_failed(client, tmp_path):
    log = tmp_path / "log"
    environment = os.environ | {"THORBECKE_DATA": str(tmp_path)}
    command = [*SERVE, "--port", "0"]
    with (
        store.in_turn("working"),
        log.open("w") as told,
        subprocess.Popen(command, stderr=told, env=environment) as server,
    ):
        where = httpx.post(f"{address_in(log, server)}{PREFIX}/jobs", json=TOWN).headers["location"]
        assert client.get(where).json()["state"] == "queued"
        server.send_signal(signal.SIGKILL)
    found = client.get(where).json()
    assert (found["state"], "stopped" in found["detail"]) == ("failed", True)


@pytest.mark.parametrize("name", ["x", "0" * 32, "..%2F..%2Fetc", "0" * 31 + "G"])
def test_a_job_that_is_not_there_is_not_there(client, name):
    assert client.get(f"{PREFIX}/jobs/{name}").status_code == 404
    assert client.delete(f"{PREFIX}/jobs/{name}").status_code == 404
