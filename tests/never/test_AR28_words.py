"""AR-04, AR-28: Trellis labels nobody and speaks in no deficits. Its own sentences, in every language it speaks; its styles.

The words come from GLOSSARY.md ("What a screen never says"), where a school can read them too. People's own words and imported
standards are nobody's to refuse: they are not looked at here.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from tests.house.glossary import words_under
from tests.never.sentences import ENGLISH, Sentence, saying, sentences, told
from tests.never.sources import shown_files
from tests.never.walks import WalkOf

LOCALES = (ENGLISH, "es")
# Where a word is said in another sense: the word, part of the sentence, and the sense.
MEANT_OTHERWISE = {
    ("below", "levels below the framework"): "how deep a file is nested",
    ("below", "open it below"): "further down the page",
    ("below", "Read it below"): "further down the page",
    ("behind", "The whole wording stands behind it"): "what a plate is short for",
    ("points", "One tie points outside"): "a verb",
    ("fails", "test prototype until it fails"): "a prototype, in the words of a made-up school",
}
PRAISE = {
    ENGLISH: ("congratulations", "awesome", "amazing", "excellent", "perfect", "bravo", "super", "wow", "proud of you"),
    "es": ("felicidades", "felicitaciones", "genial", "excelente", "perfecto", "bravo", "súper", "qué orgullo"),
}
PICTOGRAM = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50\u2b55\ufe0f]")


def is_meant_otherwise(word: str, sentence: Sentence) -> bool:
    return any(word == one and part in sentence.words for one, part in MEANT_OTHERWISE)


@pytest.mark.parametrize("locale", LOCALES)
def test_AR28_no_sentence_of_ours_speaks_in_deficits(locale: str) -> None:
    found = [(word, one) for word, one in saying(words_under(locale), locale) if not is_meant_otherwise(word, one)]

    assert told(found) == []
    assert sum(one.locale == locale for one in sentences()) > 1000


def test_AR28_whatever_is_meant_otherwise_is_still_said() -> None:
    said = saying(words_under(ENGLISH), ENGLISH)

    assert {
        key for key in MEANT_OTHERWISE if not any(word == key[0] and key[1] in one.words for word, one in said)
    } == set()


def test_AR28_every_word_that_may_never_be_said_is_on_the_list() -> None:
    """The words of the rule itself, which a school may count on; the glossary has more."""
    rule = {"fail", "weak", "poor", "low", "behind", "deficient", "non-compliant", "offender", "at risk", "struggling"}
    owed = {"overdue", "late", "missed"}

    assert (rule | owed) - words_under(ENGLISH).keys() == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_AR28_nothing_is_praised_by_a_machine(locale: str) -> None:
    assert told(saying(PRAISE[locale], locale)) == []


def test_AR28_nothing_is_shouted_and_nothing_is_said_in_pictograms() -> None:
    assert [one for one in sentences() if re.search("[!¡]", one.words) or PICTOGRAM.search(one.words)] == []


def test_AR28_sees_whole_words_of_one_language_and_no_places_for_names() -> None:
    said = [
        Sentence("You are falling behind.", ENGLISH, "a"), Sentence("Later, in slow steps", ENGLISH, "a"),
        Sentence("%(low)s to %(high)s", ENGLISH, "a"), Sentence("Va atrasada", "es", "a"),
    ]  # fmt: skip

    assert [one.words for _, one in saying(words_under(ENGLISH), ENGLISH, said)] == ["You are falling behind."]
    assert [one.words for _, one in saying(words_under("es"), "es", said)] == ["Va atrasada"]


# Styles -----------------------------------------------------------------------------------------------------------------------

LABELS = {
    "red", "amber", "green", "yellow", "orange", "traffic", "warn", "warning", "danger", "critical", "severe", "success", "good",
    "bad", "risk", "at-risk", "flag", "flagged", "late", "overdue", "behind", "ahead", "low", "high", "weak", "poor", "tier", "rank",
    "fail", "failed", "passed", "grade", "score", "progress", "percent", "streak", "badge",
}  # fmt: skip
# The bar of a file that is being written is called progress in HTML itself.
MAY_STAND = {"progress": "progress.lathbar"}
PEOPLE = {"person", "face", "name", "namelink", "chip", "door", "tie", "owed", "faces", "says", "by"}
STATES = {"none", "next", "exploring", "practising", "ready_to_show", "shown", "going_deeper"}
COLOURED = re.compile(
    r"(?:^|[;{\s])(?:color|background(?:-color)?|border(?:-[a-z-]+)?|outline|fill|stroke|box-shadow)\s*:"
)
# A step that nobody has begun is part of the wood, and set in quiet ink like all wood.
QUIET_WOOD = {'.target[data-state="none"] .can'}


def rules() -> Iterator[tuple[str, str]]:
    """Every rule of our sheets: what it is for, and what it says."""
    for path in (path for path in shown_files() if path.suffix == ".css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", text):
            yield " ".join(selector.split()), body


def words_in(selector: str) -> set[str]:
    return set(re.findall(r"[a-z][a-z0-9_-]*", selector.lower()))


def test_AR04_no_style_labels_anybody() -> None:
    found = {selector: words_in(selector) & LABELS for selector, _ in rules() if words_in(selector) & LABELS}

    assert {s: words for s, words in found.items() if not all(MAY_STAND.get(word, "?") in s for word in words)} == {}


def test_AR04_no_state_has_a_colour_and_no_person_has_a_state() -> None:
    of_states = [(s, body) for s, body in rules() if "data-state" in s and words_in(s) & STATES]

    coloured = {selector for selector, body in of_states if COLOURED.search(body)}
    of_people = {selector for selector, _ in of_states if words_in(selector) & PEOPLE}

    assert coloured - QUIET_WOOD == set()
    assert of_people == set()
    assert of_states


class People(HTMLParser):
    """What a page puts on the elements that show a person."""

    def __init__(self) -> None:
        super().__init__()
        self.put_on: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = set(given.get("class", "").split())
        is_area = given.get("href", "").startswith("/continuum/")  # an area is named in its hue; nobody is
        if classes & {"person", "face", "name", "namelink", "chip", "tie"} and not is_area:
            self.put_on |= {one for one in classes if not re.fullmatch(r"f-\d+", one)} | {
                name for name in given if name.startswith("data-") or name == "style"
            }


# Who it is in the masthead, and a first letter where there is no picture; how large a face is, f-44, says nothing about anybody.
ON_PEOPLE = {
    "person",
    "face",
    "name",
    "namelink",
    "chip",
    "tie",
    "me",
    "letter",
    "voice",
    "small",
    "big",
    "h3",
    "data-size",
}


@pytest.mark.parametrize("who", ["leo", "duarte", "brandt", "keller", "ana"])
def test_AR04_nothing_is_put_on_a_person(walk_of: WalkOf, who: str) -> None:
    seen = People()

    for text in walk_of(who).pages.values():
        seen.feed(text)

    assert seen.put_on - ON_PEOPLE == set()
    assert {"face", "name"} <= seen.put_on
