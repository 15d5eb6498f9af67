"""One walk through everything for each of the cast: read by all the rules that ask what somebody comes across, taken once a run."""

import itertools
import os
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests import databases
from tests.cast import NOON, Cast
from tests.crawl import crawl, is_page, visit_as
from tests.never.canaries import Canary, fillings, plant
from tests.never.texts import written_by_somebody
from tests.work import judged, piece
from trellis.rooms.paths.actions import propose_idea
from trellis.rooms.profiles.actions import say_about_me

MOST_OF_ONE_ADDRESS = 20
WROTE = "I got 87 % and 12 points, 3 of 4, on average"


@dataclass(frozen=True)
class Seen:
    """One answer, as it came."""

    status: int
    headers: dict[str, str]
    text: str
    is_page: bool


@dataclass(frozen=True)
class Walk:
    """What somebody came across, by address; the marks that lay about, and all words that people and frameworks had written."""

    answers: dict[str, Seen]
    canaries: list[Canary]
    written: list[str]

    @property
    def pages(self) -> dict[str, str]:
        return {address: seen.text for address, seen in self.answers.items() if seen.is_page}


type WalkOf = Callable[[str | None], Walk]


@pytest.fixture
def walk_of(cast: Cast, client: Client) -> WalkOf:
    """Everything that one of the cast (or nobody, who has not signed in) comes across by links and by guessing."""

    def walk(who: str | None) -> Walk:
        kept = databases.home() / f"walk-of-{who}.pickle"  # for every process of the run
        if not kept.exists():
            part = kept.with_suffix(f".{os.getpid()}")
            part.write_bytes(pickle.dumps(walked(cast, client, who)))
            part.rename(kept)
        found: Walk = pickle.loads(kept.read_bytes())
        return found

    return walk


def walked(cast: Cast, client: Client, who: str | None) -> Walk:
    canaries = plant(cast)
    say_about_me(learner=cast.leo, kind="line", text=WROTE, visibility=("family", "class"), by=cast.leo, at=NOON)
    work = piece(cast.leo, cast.targets["forces-name"], title=WROTE)
    judged(cast, work, cast.targets["forces-name"], reason=WROTE)
    propose_idea(learner=cast.leo, text="I film it", by=cast.leo, at=NOON)  # one that still waits for an answer
    answers = crawl(client, [*visit_as(client, cast, who), *guessed_addresses(cast)])
    seen = {at: Seen(a.status_code, dict(a.headers), body_of(a), is_page(a)) for at, a in answers.items()}
    return Walk(seen, canaries, written_by_somebody(re.compile("")))


def body_of(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace")


def guessed_addresses(cast: Cast, patterns: Any = None, prefix: str = "/") -> Iterator[str]:
    """Every address that asks for something, filled in with what is really there."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from guessed_addresses(cast, pattern.url_patterns, route)
        elif "^" not in route and "<" in route:
            yield from filled_in(cast, route, {**pattern.pattern.converters, **converters_in(route)})


def converters_in(route: str) -> dict[str, str]:
    parts = [part.split(">")[0] for part in route.split("<")[1:]]
    return {part.split(":")[-1]: part.split(":")[0] for part in parts}


def filled_in(cast: Cast, route: str, names: dict[str, Any]) -> Iterator[str]:
    choices = [[(name, value) for value in values_for(name, kind, cast)] for name, kind in names.items()]
    for combination in itertools.islice(itertools.product(*choices), MOST_OF_ONE_ADDRESS):
        address = route
        for name, value in combination:
            for kind in ("uuid:", "int:", "slug:", "str:", "path:", ""):
                address = address.replace(f"<{kind}{name}>", str(value))
        yield address


def values_for(name: str, kind: Any, cast: Cast) -> list[Any]:
    if kind == "uuid":
        return fillings(name, cast)
    if kind == "int":
        return [160, 1]
    return ["leo", "forces-explain", "science"]
