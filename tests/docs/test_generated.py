"""The generated pages and pictures are what the rules and records say today."""

import subprocess
import sys

from tests.docs.examples import ROOT
from thorbecke import law, parameters
from thorbecke.studies import figure_pages

PAGES = [page for chapter in figure_pages.chapters() for page in chapter.pages]


def test_the_committed_pages_are_up_to_date():
    command = [sys.executable, "tools/build_docs.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_figure_of_the_law_has_one_page():
    names = {given.name for given in law.INPUTS} | {rule.name for rule in law.RULES}
    for module in (law.gemeentewet, law.belastinggebied, law.wmo2015):
        names |= {given.name for given in module.INPUTS} | {rule.name for rule in module.RULES}
    for proposal in law.belastinggebied.INSTRUMENTS.values():
        names |= {given.name for given in proposal.inputs} | {rule.name for rule in proposal.rules}
    assert sorted(page.name for page in PAGES) == sorted(names)


def test_what_a_figure_needs_knows_that_it_is_needed():
    by_name = {page.name: page for page in PAGES}
    for page in PAGES:
        for need in (need for version in page.versions for need in version.needs):
            assert page.name in by_name[need].needed_by


def test_the_versions_of_a_figure_follow_each_other_without_overlap():
    for page in PAGES:
        for older, newer in zip(page.versions, page.versions[1:], strict=False):
            assert older.until < newer.since or older.where != newer.where, page.name


def test_a_figure_that_differs_between_proposals_names_them():
    assert sorted(version.where for version in figure_pages.page("grondslag").versions) == [
        "OZB for users of dwellings",
        "a levy on every adult resident",
        "a surcharge on the OZB for owners of dwellings",
    ]
    assert [version.where for version in figure_pages.page("nieuwe_belasting").versions] == [""]


def test_a_formula_with_steps_shows_them_all():
    (version,) = figure_pages.page("suppletie").versions
    assert version.working[0].startswith("bound = ")
    assert version.working[-1].startswith("suppletie = ")


def test_a_figure_that_circulars_leave_out_is_not_called_published():
    assert [str(which) for which in figure_pages.page("suppletie").published_in] == ["september-2024 for 2024"]
    assert len(figure_pages.page("eenheden").published_in) == 5


def test_a_parameter_is_in_the_unit_of_its_figure():
    found = [page for page in PAGES if page.parameter]
    assert {page.name for page in found} >= {page.name for page in PAGES} & set(parameters.names())
    # Parameters of the Wmo leave out that one contribution is for one client.
    other = [
        page
        for page in found
        if page.parameter and page.unit not in (page.parameter.unit, page.parameter.unit + "/client")
    ]
    assert [page.name for page in other] == []
