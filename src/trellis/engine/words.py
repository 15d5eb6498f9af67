"""Plain keyword matching in several languages: a learner's own words against the words of targets (R112, R121).

No learning, no weights that nobody can name: words are folded, the smallest words are dropped, the rest are cut to their
stems by the Snowball rules (Porter 1980 and successors, package `snowballstemmer`), and equal stems of one language
match. Everything matched can be shown, because the words themselves are kept.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer

# Languages whose endings we know. A word in any other language matches in its own full form.
STEMMERS: Final[Mapping[str, str]] = {
    "ca": "catalan", "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "it": "italian", "nb": "norwegian", "nl": "dutch", "pt": "portuguese", "sv": "swedish",
}  # fmt: skip
DEFAULT_LANGUAGES: Final = ("en", "es")
COMMON_SHARE: Final = 4  # a word in more than one of four targets tells nothing about any of them
COMMON_FROM: Final = 20  # ... once there are this many targets
TAG: Final = "tag:"  # the key of a keyword that somebody set as a tag begins so; no stem does

# Words so small, or so common in any school, that sharing them says nothing.
_ENGLISH: Final = """
a about after again all also always am an and another any are around as at be because been before being best better
between both but by came can cannot come comes coming could did didn do does doing don done down each even ever every everyone everything
few eight eleven find finds first five for found four from get getting give go goes going good got great had has have having he her here him his how i if in into
is it its just keep know last learn let like liked likes little lot lots love loves made make makes making many may me
mine more most much must my myself need never new next nine no not nothing now of off often on once one only or other our
out over own people per put really same say school see she seven should show six so some somebody someone something sometimes
still such tell telling tells than that the their them then there these they thing things think this those thought through time to
together told too took two up upon us use used using very want was way we well went were what when where which while who
whole why will with without work works would wrong you your
"""
_SPANISH: Final = """
a al algo alguien alguna algunas alguno algunos ante antes aqui asi aun aunque bien bueno cada casi como con cosa
cinco cosas cual cuando cuanto cuatro da dar de del decir dice dicen digo desde despues dicho dijo diez doce donde dos el ella ellas ellos en encima entonces entre era es
esa esas escuela ese eso esos esta estan estar estas este esto estos estoy fue fueron gusta gustan ha hace hacen
hacer haces haciendo hago han hasta hay he hecho hice hizo ir la las le les lo los mas me mejor mi mientras mio mis
mismo mucha muchas mucho muchos muy nada ni no nos nosotros nueve nuestra nuestro nueva nuevo nunca o ocho once os otra otras otro
otros para pero poco por porque primer primera primero pude puede pueden puedo que quiero quien se sea seis segun ser si siete siempre sin sino sobre
solo son soy su sus tal tambien tan tanto te ti tiempo tiene tienen tengo toda todas todo todos trabajo tres tu tus un
una unas ultima ultimo uno unos usar uso va vamos van venir vez viene vienen voy y ya yo
"""
_STOP: Final[Mapping[str, frozenset[str]]] = {"en": frozenset(_ENGLISH.split()), "es": frozenset(_SPANISH.split())}
_WORD: Final = re.compile(r"[^\W\d_]+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Keyword:
    """One idea a target is about: a key that is the same in every language, and the stems that mean it."""

    key: str
    shows: str  # the word as the target has it
    stems: frozenset[str]  # "en:brake", "es:fren"

    @property
    def is_tag(self) -> bool:
        """Whether somebody set it as a tag: then it says something, however many share it."""
        return self.key.startswith(TAG)


@dataclass(frozen=True, slots=True)
class WordMatch:
    """An idea of the target met by the learner's own words, as the learner wrote them."""

    keyword: Keyword
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TargetMatch[T: Hashable]:
    """A target met by somebody's words, with the words that met it."""

    target: T
    matches: tuple[WordMatch, ...]

    @property
    def own_words(self) -> tuple[str, ...]:
        """This function will give the person's words that met this target, each once, in alphabetical order."""
        return tuple(sorted({word for match in self.matches for word in match.own}))


def keyword(key: str, **forms: str | Sequence[str]) -> Keyword:
    """This function will make one keyword from its forms by language: keyword("brake", en="brake", es=["freno"])."""
    stems: set[str] = set()
    shows = key
    for position, (language, given) in enumerate(sorted(forms.items())):
        words = [given] if isinstance(given, str) else list(given)
        if position == 0 and words:
            shows = words[0]
        stems.update(stem for word in words for plain in _plain(word) for stem in (_stem(plain, language),))
    return Keyword(key=key, shows=shows, stems=frozenset(stems))


def tags_as_keywords(tags: Iterable[str], languages: Sequence[str] = DEFAULT_LANGUAGES) -> tuple[Keyword, ...]:
    """This function will read plain tags as keywords. Nobody says in which language a tag is: it is read in all of them, so
    that one and many, with accents and without, meet it in any."""
    found: dict[str, Keyword] = {}
    for tag in tags:
        for word in _WORD.findall(tag):
            plain = _fold(word)
            if _says_something(plain, languages):
                stems = frozenset(_stem(plain, language) for language in languages)
                found.setdefault(f"{TAG}{plain}", Keyword(key=f"{TAG}{plain}", shows=word.lower(), stems=stems))
    return tuple(found[key] for key in sorted(found))


def keywords_from(wordings: Mapping[str, Iterable[str]]) -> tuple[Keyword, ...]:
    """This function will read keywords out of the wordings of a target, given by language; each stem is its own key."""
    found: dict[str, Keyword] = {}
    for language in sorted(wordings):
        for text in wordings[language]:
            for word in _WORD.findall(text):
                plain = _fold(word)
                if _says_something(plain, (language,)):
                    stem = _stem(plain, language)
                    found.setdefault(stem, Keyword(key=stem, shows=word.lower(), stems=frozenset({stem})))
    return tuple(found[key] for key in sorted(found))


def stems_in(text: str, languages: Sequence[str] = DEFAULT_LANGUAGES) -> dict[str, str]:
    """This function will give the stems of a text, in each of the languages, with the word as it was written first."""
    stems: dict[str, str] = {}
    for word in _WORD.findall(text):
        plain = _fold(word)
        if _says_something(plain, languages):
            for language in languages:
                stems.setdefault(_stem(plain, language), word.lower())
    return stems


def targets_for[T: Hashable](
    text: str,
    vocabulary: "Mapping[T, Sequence[Keyword]] | KeywordIndex[T]",
    languages: Sequence[str] = DEFAULT_LANGUAGES,
) -> tuple[TargetMatch[T], ...]:
    """This function will offer the targets that share words with a text, best first (R112).

    More shared words come first, then rarer ones, then the order in which the targets were given. Nobody is asked in
    which language the text is: it is read in all of them.
    """
    index = vocabulary if isinstance(vocabulary, KeywordIndex) else KeywordIndex(vocabulary)
    found = index.met_by(stems_in(text, languages))

    def rank(one: TargetMatch[T]) -> tuple[int, int, int]:
        rarity = sum(index.spread[match.keyword.key] for match in one.matches)
        return -distinct(one.matches), rarity, index.order[one.target]

    return tuple(sorted(found.values(), key=rank))


class KeywordIndex[T: Hashable]:
    """Which targets a stem leads to. Built once for a continuum and read often."""

    def __init__(self, vocabulary: Mapping[T, Sequence[Keyword]]) -> None:
        self.order = {target: position for position, target in enumerate(vocabulary)}
        self.spread: dict[str, int] = {}
        self._by_stem: dict[str, list[tuple[T, Keyword]]] = {}
        for target, keywords in vocabulary.items():
            for one in keywords:
                self.spread[one.key] = self.spread.get(one.key, 0) + 1
                for stem in one.stems:
                    self._by_stem.setdefault(stem, []).append((target, one))
        self._common = len(vocabulary) // COMMON_SHARE if len(vocabulary) >= COMMON_FROM else len(vocabulary)

    def met_by(self, stems: Mapping[str, str]) -> dict[T, TargetMatch[T]]:
        """This function will give every target met by these stems, with the words; a word common to all meets none."""
        met: dict[T, dict[str, tuple[Keyword, set[str]]]] = {}
        for stem, written in stems.items():
            for target, one in self._by_stem.get(stem, ()):
                if self.spread[one.key] <= self._common or one.is_tag:
                    met.setdefault(target, {}).setdefault(one.key, (one, set()))[1].add(written)
        return {
            target: TargetMatch(
                target, tuple(WordMatch(one, tuple(sorted(own))) for _, (one, own) in sorted(by_key.items()))
            )
            for target, by_key in met.items()
        }


def distinct(matches: Iterable[WordMatch]) -> int:
    """This function will count ideas, not spellings: "robot" is one match even where two languages share the word."""
    return len({match.own for match in matches})


def _plain(words: str) -> list[str]:
    return [_fold(word) for word in _WORD.findall(words)]


def _fold(word: str) -> str:
    """Small letters without accents, so that "monopatin" finds "monopatín"; ñ is a letter of its own and stays."""
    letters = unicodedata.normalize("NFC", word.casefold())
    return "".join(letter if letter == "ñ" else unicodedata.normalize("NFD", letter)[0] for letter in letters)


def _says_something(plain: str, languages: Iterable[str]) -> bool:
    return len(plain) > 2 and not any(plain in _STOP.get(language, ()) for language in languages)


@lru_cache(maxsize=20_000)
def _stem(plain: str, language: str) -> str:
    stemmer = _stemmer(language)
    return f"{language}:{stemmer.stemWord(plain) if stemmer else plain}"


@lru_cache
def _stemmer(language: str) -> "snowballstemmer.stemmer | None":
    name = STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None
