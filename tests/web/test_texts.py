"""Everything that a person reads in the web app is there in Dutch as well as in English."""

import html
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.population.small import small
from thorbecke.errors import ThorbeckeError
from thorbecke.population import folder_of
from thorbecke.studies import Answer, questions
from thorbecke.texts import Text
from thorbecke.web.language import Language

ROOT = Path(__file__).parents[2]
DUTCH, ENGLISH = Language("nl"), Language("en")
# Words of English that are no words of Dutch, and the other way round; names of payments hold some others.
ENGLISH_WORDS = re.compile(r"\b(the|and|with|not|from|which|this|that|has|have|those|its|than|an)\b", re.I)
DUTCH_WORDS = re.compile(r"\b(het|een|niet|zijn|voor|naar|geen|deze|wordt|staat)\b", re.I)
GIVEN: dict[str, questions.Value] = {
    "gemeente": "Beekdaelen",
    "scenarios": ("opschalingskorting-gepland", "voorjaarsnota-2025"),
    "old_year": 2024,
    "amount": 4000,
}
YEARS = {"past_criteria": 2016, "municipalities": 2025, "figures": 2025, "grant_of": 2024}


def test_the_catalogue_holds_every_text_once_with_its_blanks_and_none_that_is_no_longer_said() -> None:
    done = subprocess.run(
        [sys.executable, "tools/build_texts.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def said(answer: Answer) -> Iterator[str]:
    """What a page shows of an answer, figures left out."""
    yield answer.title
    yield from answer.notes
    yield from (source.partition(", http")[0] for source in answer.sources)
    yield answer.hidden
    yield from (column.heading for column in answer.columns)
    for column in answer.columns:
        yield from {value: None for row in answer.rows if isinstance(value := row.get(column.key), str)}


@pytest.fixture(scope="module")
def residents(tmp_path_factory) -> Iterator[None]:
    """A small population where that of the nation is looked for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THORBECKE_DATA", str(tmp_path_factory.mktemp("data")))
        place = folder_of(small().which, small().seed)
        place.parent.mkdir(parents=True)
        place.symlink_to(small().folder, target_is_directory=True)
        yield


@pytest.mark.parametrize("name", questions.questions())
@pytest.mark.usefixtures("residents")
def test_an_answer_is_said_in_dutch_whole(name: str) -> None:
    question = questions.question(name)
    given = {key: value for key, value in GIVEN.items() if key in question.parameters}
    asked = question.asked(**given, **({"year": YEARS[name]} if name in YEARS else {}))
    answer = question.function(**dict(asked.arguments))  # not remembered: it may rest on the small population
    texts = [*said(answer), question.about]
    assert [sentence for text in texts for sentence in DUTCH.lacks(text)] == []
    assert [text for text in map(DUTCH.say, texts) if ENGLISH_WORDS.search(text)] == []


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("grant_of", {}),
        ("grant_of", {"gemeente": "Bekdalen"}),
        ("grant_of", {"gemeente": "Nuth"}),
        ("grant_of", {"gemeente": "Beekdaelen", "circular": "mai-2024"}),
        ("grant_of", {"gemeente": "Beekdaelen", "circular": "mei-1999"}),
        ("grant_of", {"gemeente": "Beekdaelen", "year": "soon"}),
        ("grant_of", {"gemeente": "Beekdaelen", "jaar": 2024}),
        ("grants_by_class", {"by": "provinces"}),
        ("outlook_of", {"gemeente": "Beekdaelen", "first": 1999}),
        ("balance_of", {"gemeente": "Beekdaelen", "year": 2010}),
        ("social_domain_deficit", {"year": 2019}),
        ("booked_and_computed_grant", {"year": 2019}),
        ("effect", {"scenarios": ()}),
        ("effect", {"scenarios": ("voorjaarsnota-2026",)}),
        ("effect", {"scenarios": ("voorjaarsnota-2025",), "first": 2019}),
        ("past_criteria", {"year": 1900}),
        ("municipalities", {"year": 1900}),
    ],
)
def test_what_is_wrong_is_said_in_dutch_whole(name: str, given: dict[str, questions.Value]) -> None:
    with pytest.raises(ThorbeckeError) as raised:
        questions.question(name).asked(**given).answer()
    (text,) = raised.value.args
    assert isinstance(text, Text)
    assert DUTCH.lacks(text) == []
    assert not ENGLISH_WORDS.search(DUTCH.say(text)), DUTCH.say(text)


MUNICIPALITY = ("specificatie", "vergelijking", "vooruitblik", "kengetallen", "eigen-aantallen", "uitleg/ozb_druk")
PAGES = (
    "/",
    "/kaart",
    "/wat-als",
    "/gemeenten",
    "/gemeenten/GM1954",
    *(f"/gemeenten/GM1954/{part}" for part in MUNICIPALITY),
    "/cijfers",
    "/cijfers/accrespercentage",
    "/cijfers/nieuwe_belasting",
    "/bronnen",
    "/api/v1",
    "/nergens",
)


@pytest.mark.parametrize("address", PAGES)
def test_a_dutch_reader_meets_no_english(client, address: str) -> None:
    page = client.get(address, headers={"accept": "text/html", "accept-language": "nl"}).text
    assert 'lang="nl"' in page
    assert [words for words in readable(page) if ENGLISH_WORDS.search(words)] == []


def readable(page: str) -> list[str]:
    """What a page says in words, code and what is marked as English left out."""
    shown = re.sub(r"<(script|style|pre|code)\b.*?</\1>", " ", page, flags=re.S)
    shown = re.sub(r"<(\w+)[^>]* lang=\"en\"[^>]*>.*?</\1>", " ", shown, flags=re.S)
    spoken = re.findall(r'(?:aria-label|title|placeholder|alt)="([^"]*)"', shown)
    return [html.unescape(words) for words in (*re.split(r"<[^>]+>", shown), *spoken) if words.strip()]


@pytest.mark.parametrize(
    "template", sorted((ROOT / "src/thorbecke/web/templates").glob("*.j2")), ids=lambda own: own.name
)
def test_no_template_holds_dutch_of_its_own(template: Path) -> None:
    words = re.sub(
        r"\{#.*?#\}|<!--.*?-->|(?:href|id|lang)=\"[^\"]*\"|\"[a-z/-]+\"|<span lang=\"nl\">[^<]*",
        "",
        template.read_text(),
        flags=re.S,
    )
    assert not DUTCH_WORDS.search(words)


def test_a_text_is_said_with_every_part_of_it_in_dutch() -> None:
    text = Text(
        "{what}{hint}", what=Text("'{name}' is empty.", name="jaar"), hint=Text(" Did you mean {near}?", near="x")
    )
    assert text == "'jaar' is empty. Did you mean x?"
    assert DUTCH.say(text) == "'jaar' is leeg. Bedoelt u x?"
    assert ENGLISH.say(text) == text


def test_a_sentence_without_dutch_is_told() -> None:
    unknown = Text("Nobody says this of {who}.", who=Text("nor this"))
    assert DUTCH.lacks(Text.joined((unknown, Text("total")))) == ["Nobody says this of {who}.", "nor this"]
