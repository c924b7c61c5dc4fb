"""The graph is wired by names, knows its order, and refuses rules that do not fit together."""

from datetime import date

import pytest

from thorbecke.errors import RuleError, UnknownNameError
from thorbecke.law import INPUTS, RULES
from thorbecke.model import Graph, Input, rule

TODAY = date(2025, 1, 1)
INPUT = Input("bedrag", "euro", (), "An amount", "Fvw art. 6")


@rule("Fvw art. 10", unit="euro")
def dubbel(bedrag):
    """Twice the amount."""
    return bedrag * 2.0


@rule("Fvw art. 10", unit="euro")
def viervoud(dubbel):
    """Four times the amount."""
    return dubbel * 2.0


def test_a_rule_knows_its_needs_its_formula_and_its_first_line():
    assert dubbel.needs == ("bedrag",)
    assert dubbel.formula == "bedrag * 2.0"
    assert dubbel.title == "Twice the amount."


def test_the_order_follows_from_the_names():
    graph = Graph([viervoud, dubbel], [INPUT], TODAY)
    assert graph.order == ("bedrag", "dubbel", "viervoud")
    assert graph.downstream["bedrag"] == {"dubbel", "viervoud"}
    assert graph.needed_by("bedrag") == ("dubbel",)


def test_an_argument_that_nothing_gives_is_refused_with_the_closest_name():
    @rule("Fvw art. 10", unit="euro")
    def fout(bedrg):
        return bedrg

    with pytest.raises(RuleError, match=r"needs 'bedrg'.*Did you mean 'bedrag'"):
        Graph([fout], [INPUT], TODAY)


def test_rules_that_need_each_other_are_refused():
    @rule("Fvw art. 10", unit="euro")
    def kip(ei):
        return ei

    @rule("Fvw art. 10", unit="euro")
    def ei(kip):
        return kip

    with pytest.raises(RuleError, match=r"in a circle: (kip needs ei needs kip|ei needs kip needs ei)"):
        Graph([kip, ei], [], TODAY)


def test_two_rules_for_one_figure_in_one_year_are_refused():
    with pytest.raises(RuleError, match="Two rules give 'dubbel'"):
        Graph([dubbel, rule("Fvw art. 11", unit="euro", name="dubbel")(lambda bedrag: bedrag)], [INPUT], TODAY)


def test_a_figure_that_does_not_exist_is_refused_with_the_closest_name():
    with pytest.raises(UnknownNameError, match="algemene_uitkering"):
        Graph(RULES, INPUTS, TODAY).figure("algemene_uitkeringen")


@pytest.mark.parametrize("year", range(2001, 2027))
def test_the_law_of_every_year_fits_together(year):
    graph = Graph(RULES, INPUTS, date(year, 1, 1))
    assert {"uitkeringsbasis", "uitkeringsfactor", "algemene_uitkering"} <= set(graph.rules)


def test_ozb_lies_inside_the_basis_until_2022_and_beside_it_since():
    before, since = (Graph(RULES, INPUTS, date(year, 1, 1)) for year in (2022, 2023))
    assert "ozb_aftrek" in before.rules["uitkeringsbasis"].needs
    assert "ozb_aftrek" not in since.rules["uitkeringsbasis"].needs


@pytest.mark.parametrize("found", [*RULES, *INPUTS], ids=lambda found: found.name)
def test_every_figure_names_an_article_and_says_what_it_is(found):
    assert found.article
    assert len(found.meaning) > 10
