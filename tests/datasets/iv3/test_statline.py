"""Accounts are fetched as CBS serves them: the protocol is the real one, the server is local."""

import pytest
from tests.datasets.iv3.service import Service, rows_of, served

from thorbecke.datasets import iv3
from thorbecke.datasets.iv3 import ODataService, Report
from thorbecke.errors import InputFileError, NotPublishedError, SourceError

BUDGET = iv3.load(2024, Report.BEGROTING)
FEW = {"GM0014", "GM0034", "GM1954"}


@pytest.fixture
def service():
    with served(Service({"2024X000": rows_of(BUDGET, FEW)})) as running:
        yield running


def client(service: Service, attempts: int = 3) -> ODataService:
    return ODataService(service.address, attempts=attempts, pause=0.0)


def test_what_is_fetched_is_what_was_served(service: Service):
    counts: list[int] = []
    asking = ODataService(service.address, pause=0.0, read=counts.append)
    found = iv3.fetch(2024, Report.BEGROTING, asking)
    for code in FEW:
        expected = BUDGET.table.filter(gemeente=code)
        assert found.table.filter(gemeente=code).equals(expected.sort("taakveld"))
    assert len(found.missing) == 342 - len(FEW)
    assert "45067NED" in found.provenance.title
    assert any("2024X000" in path for path in service.asked)
    assert counts == [1, 420]


def test_a_long_table_is_read_page_after_page():
    with served(Service({"2024X000": rows_of(BUDGET)})) as service:
        found = iv3.fetch(2024, Report.BEGROTING, client(service))
        assert len(service.asked) > 40
    assert found.table.sort("gemeente", "taakveld").equals(BUDGET.table.sort("gemeente", "taakveld"))
    assert found.missing == BUDGET.missing


def test_the_first_placing_counts_for_who_has_no_second(service: Service):
    rows = service.rows["2024X000"]
    for row in (row for row in rows if row["Gemeenten"].startswith("GM0034")):
        row["k_1ePlaatsing_1"], row["k_2ePlaatsing_2"] = row["k_2ePlaatsing_2"], None
    for row in (row for row in rows if row["Gemeenten"].startswith("GM1954")):
        row["k_1ePlaatsing_1"] = 77
    found = iv3.fetch(2024, Report.BEGROTING, client(service))
    for code in FEW:
        assert found.table.filter(gemeente=code)["lasten"].sum() == BUDGET.table.filter(gemeente=code)["lasten"].sum()


def test_a_busy_service_is_asked_again(service: Service):
    service.failures += [503, 429]
    assert len(iv3.fetch(2024, Report.BEGROTING, client(service)).table)


@pytest.mark.parametrize(("failures", "message"), [([404], "HTTP status 404"), ([500] * 3, "HTTP status 500")])
def test_a_service_that_refuses_is_named_in_one_sentence(service: Service, failures: list[int], message: str):
    service.failures += failures
    with pytest.raises(SourceError, match=message):
        iv3.fetch(2024, Report.BEGROTING, client(service))


@pytest.mark.parametrize(("body", "message"), [(b"<html>", "else than JSON"), (b"[]", "without rows"), (b"{}", "rows")])
def test_an_answer_of_another_form_is_refused(service: Service, body: bytes, message: str):
    service.body = body
    with pytest.raises(SourceError, match=message):
        iv3.fetch(2024, Report.BEGROTING, client(service))


def test_a_row_of_another_form_is_refused(service: Service):
    service.rows["2024X000"].append({"Gemeente": "GM0014"})
    with pytest.raises(SourceError, match="another form"):
        iv3.fetch(2024, Report.BEGROTING, client(service))


def test_nobody_at_the_address_is_told_so():
    with pytest.raises(SourceError, match="cannot be reached"):
        iv3.fetch(2024, Report.BEGROTING, ODataService("http://127.0.0.1:9", attempts=1))
    with pytest.raises(SourceError, match="begins with https"):
        iv3.fetch(2024, Report.BEGROTING, ODataService("file:///etc/hostname"))


def test_a_year_or_report_that_cbs_does_not_have_is_not_published(service: Service):
    with pytest.raises(NotPublishedError, match="no table 'Gemeenten 2025"):
        iv3.fetch(2025, Report.BEGROTING, client(service))
    with pytest.raises(NotPublishedError, match="holds no jaarrekening of 2024"):
        iv3.fetch(2024, Report.JAARREKENING, client(service))


def test_a_taakveld_of_another_year_is_refused(service: Service):
    service.rows["2024X000"] += [
        {"Gemeenten": "GM0014", "TaakveldBalanspost": "6.751", "Categorie": "L1.1", "k_2ePlaatsing_2": 5}
    ]
    with pytest.raises(InputFileError, match=r"6\.751.*is a taakveld from 2025 to 2026, not of 2024"):
        iv3.fetch(2024, Report.BEGROTING, client(service))
