"""Charts say everything in the language that is asked, with numbers as that language writes them."""

import json
from typing import Any

import pytest

from thorbecke.studies import questions

ASKED: list[tuple[str, dict[str, Any]]] = [
    ("comparison", {"gemeente": "Beekdaelen", "old_circular": "mei-2024", "circular": "september-2024", "year": 2025}),
    ("outlook_of", {"gemeente": "Beekdaelen"}),
    ("balance_of", {"gemeente": "Beekdaelen", "year": 2024}),
    ("balance_of_nation", {"year": 2019}),
]
DUTCH_WORDS = (" naar ", "verschil", "volgens", "lasten", "inwoner", "Bron", "bron:", "maatregel", "Eenheden")


@pytest.mark.parametrize(("name", "given"), ASKED)
def test_a_chart_in_english_holds_no_dutch_words_and_the_same_figures(name, given) -> None:
    asked = questions.question(name).asked(**given)
    dutch, english = (questions.chart_of(asked, spoken).to_dict() for spoken in ("nl", "en"))
    said = json.dumps(english, ensure_ascii=False)
    assert [word for word in DUTCH_WORDS if word in said] == []
    assert english["config"]["locale"]["number"]["decimal"] == "."
    figures = [
        [value for row in next(iter(drawn["datasets"].values())) for value in row.values() if isinstance(value, float)]
        for drawn in (dutch, english)
    ]
    assert figures[0] == figures[1]


def test_a_bar_says_its_amount_in_the_unit_of_the_axis() -> None:
    drawn = questions.chart_of(questions.question("comparison").asked(**ASKED[0][1]), "en").to_dict()
    first = next(iter(drawn["datasets"].values()))[0]
    assert first["said"] == "From: € 1,000 x 72,467"
