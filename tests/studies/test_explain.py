"""Any figure can be taken apart, every branch ends in a source, and the parts give the whole."""

from collections.abc import Iterator

import pytest

from thorbecke.datasets import Circular, CircularYear, available, newest
from thorbecke.errors import NotPublishedError, UnknownNameError
from thorbecke.studies.catalogue import figures
from thorbecke.studies.explain import Explanation, explain, model_that_holds
from thorbecke.studies.national import model_of

SETS = list(available())
PUBLISHED = [
    "totaal_per_inwoner",
    "uitkering_per_cluster",
    "iu_du_per_cluster",
    "uitkering_per_maatstaf",
    "verdeeld_bedrag",
]


def nodes(tree: Explanation) -> Iterator[Explanation]:
    yield tree
    for child in tree.children:
        yield from nodes(child)


def number(node: Explanation) -> float:
    assert node.value is not None
    return node.value


@pytest.mark.parametrize("which", SETS, ids=str)
@pytest.mark.parametrize("figure", PUBLISHED)
@pytest.mark.parametrize("code", ["GM1954", "GM0363", None])
def test_every_leaf_has_a_source_and_every_node_an_article(which, figure, code):
    tree = explain(model_of(which), which, figure, code)
    leaves = list(tree.leaves())
    assert leaves
    for leaf in leaves:
        assert "http" in leaf.source, leaf.figure
    for node in nodes(tree):
        assert node.article
        assert node.title


def test_every_figure_that_is_published_can_be_explained():
    which = CircularYear(Circular.parse("september-2024"), 2024)
    model = model_of(which)
    explained = 0
    for figure in model.graph.names:
        try:
            model.value(figure)
        except NotPublishedError:
            continue
        for leaf in explain(model, which, figure, "GM1954").leaves():
            assert leaf.source, f"{figure}: {leaf.figure}"
        explained += 1
    assert explained >= 25


def test_the_lines_give_the_whole_and_their_factors_give_the_lines():
    tree = explain(model_of(newest()), newest(), "algemene_uitkering", "GM1954")
    basis, factor, deduction = tree.children
    assert number(basis) * number(factor) + number(deduction) == pytest.approx(number(tree), abs=1e-6)
    (amounts,) = basis.children
    assert sum(number(line) for line in amounts.children) == pytest.approx(number(basis), abs=1e-6)
    for line in amounts.children:
        units, rate = line.children
        assert number(units) * number(rate) == pytest.approx(number(line), abs=1e-6)
        assert line.line == units.line == rate.line


def test_a_figure_that_is_not_published_says_so():
    (node,) = (
        node
        for node in explain(model_of(newest()), newest(), "totaal", "GM1954").children
        if node.figure == "suppletie"
    )
    assert (node.value, node.note) == (None, "not published in this set")


def test_depth_limits_the_tree():
    model = model_of(newest())
    assert not explain(model, newest(), "algemene_uitkering", "GM1954", depth=0).children
    shallow = explain(model, newest(), "algemene_uitkering", "GM1954", depth=1)
    assert shallow.children
    assert not any(child.children for child in shallow.children)


def test_an_unknown_figure_is_refused_with_the_closest_name():
    with pytest.raises(UnknownNameError, match="algemene_uitkering"):
        explain(model_of(newest()), newest(), "algemene_uitkring", "GM1954")


@pytest.mark.parametrize("figure", ["tekort_jeugd", "tekort_sociaal_domein", "netto_lasten", "saldo_per_cluster"])
@pytest.mark.parametrize("code", ["GM1954", None])
def test_a_figure_about_expenses_is_explained_from_the_accounts_down_to_sources(figure, code):
    which = CircularYear(Circular.parse("mei-2023"), 2024)
    model = model_that_holds(figure, which)
    for leaf in explain(model, which, figure, code).leaves():
        assert leaf.source, f"{figure}: {leaf.figure}"


LISTED = [str(row["figure"]) for row in figures(2025).rows]


@pytest.mark.parametrize("code", ["GM1954", None])
def test_every_listed_figure_can_be_explained_and_every_branch_ends_in_a_source_or_in_what_is_missing(code):
    which = newest(Circular("september", 2024), 2025)
    for figure in LISTED:
        tree = explain(model_that_holds(figure, which), which, figure, code)
        assert tree.title, figure
        for leaf in tree.leaves():
            assert leaf.source or leaf.note, f"{figure}: {leaf.figure}"
        assert tree.note or tree.value is not None, figure


def test_a_figure_without_inputs_shows_its_rule_and_names_what_is_missing():
    tree = explain(model_that_holds("inwoners_75_plus_met_drempel", newest()), newest(), "inwoners_75_plus_met_drempel")
    assert (tree.value, tree.note) == (None, "cannot be told without inwoners_75_plus")
    assert "drempel_75_plus" in tree.formula
    missing, threshold, _ = tree.children
    assert (missing.value, missing.note, missing.source) == (None, "no figures at hand", "")
    assert threshold.value == 0.06


def test_a_rule_for_residents_shows_the_fee_and_says_that_the_rest_goes_by_household():
    which = newest(Circular("september", 2024), 2024)
    tree = explain(model_that_holds("eigen_bijdrage", which), which, "eigen_bijdrage")
    by_name = {node.figure: node for node in nodes(tree)}
    assert by_name["abonnementstarief"].value == 20.6
    assert "http" in by_name["abonnementstarief"].source
    assert "thorbecke wmo" in by_name["meerpersoons"].note


def test_key_ratios_and_the_cut_are_explained_from_their_own_sources():
    which = newest(Circular("september", 2024), 2025)
    deficit = explain(model_that_holds("structureel_tekort", which), which, "structureel_tekort", "GM1954")
    assert number(deficit) == pytest.approx(-0.0782 * 109_899_000)
    cut = explain(model_that_holds("opschalingskorting", which), which, "opschalingskorting")
    assert [number(node) for node in nodes(cut)] == [300e6, 975e6, 300e6]


def test_a_figure_of_a_past_law_says_until_when_it_held():
    tree = explain(model_that_holds("krimp", newest()), newest(), "krimp")
    assert tree.note.startswith("law until 2015; cannot be told without")
    (inhabitants,) = (node for node in tree.children if node.figure == "inwoners")
    assert "published in" in inhabitants.note


def test_a_sum_over_municipalities_says_how_many_are_missing():
    which = newest(Circular("september", 2024), 2025)
    tree = explain(model_that_holds("tekort_jeugd", which), which, "tekort_jeugd", depth=1)
    assert tree.note == "sum over 342 gemeente, 4 of which are missing"
