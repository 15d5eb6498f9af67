"""AR-14, AR-15, AR-26: what is private is found by nobody else, whatever they click and whatever address they guess."""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.cast import ADVISORY, LEARNERS_2B, Cast
from tests.crawl import crawl, is_page, visit_as
from tests.never.canaries import fillings, plant

EVERYBODY = [
    None, "leo", "kim", "ada", "duarte", "brandt", "osei", "vera", "keller", "ana", "ruiz", "ruiz_limited", "void", "nilsson",
    "other_leader",
]  # fmt: skip
MOST_OF_ONE_ADDRESS = 20


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
            for written in (
                f"<uuid:{name}>",
                f"<int:{name}>",
                f"<slug:{name}>",
                f"<str:{name}>",
                f"<path:{name}>",
                f"<{name}>",
            ):
                address = address.replace(written, str(value))
        yield address


def values_for(name: str, kind: Any, cast: Cast) -> list[Any]:
    if kind == "uuid":
        return fillings(name, cast)
    if kind == "int":
        return [160, 1]
    return ["leo", "forces-explain", "science"]


def text_of(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode("utf-8", "replace") + str(dict(answer.headers))


@pytest.mark.parametrize("who", EVERYBODY)
def test_AR14_nobody_comes_across_what_is_not_for_them(cast: Cast, client: Client, who: str | None) -> None:
    canaries = plant(cast)
    answers = crawl(client, [*visit_as(client, cast, who), *guessed_addresses(cast)])

    texts = {address: text_of(answer) for address, answer in answers.items()}
    found = {canary: [address for address, text in texts.items() if canary.mark in text] for canary in canaries}

    assert {c.what: where for c, where in found.items() if where and who not in c.readers} == {}
    assert {
        what for what in MUST_SEE.get(who or "", ()) if not any(c.what == what and found[c] for c in canaries)
    } == set()


# What pages do show, so that this test cannot pass by seeing nothing; it grows with the pages.
TALK = {"line of leo", "line of duarte", "agenda", "agreement of two"}
MUST_SEE = {
    "leo": TALK | {"draft file", "handed in file", "decision question"},
    "duarte": TALK | {"handed in file"},
    "brandt": {"handed in file"},
    "ana": {"handed in file", "decision why", "comment"},
    "keller": {"comment"},
}


def test_AR26_a_visitor_comes_across_no_child(cast: Cast, client: Client) -> None:
    plant(cast)

    pages = crawl(client, [*visit_as(client, cast, None), *guessed_addresses(cast)])
    texts = {address: text_of(page) for address, page in pages.items() if is_page(page) and address != "/gallery/"}

    named = {
        address: [name for name in (*LEARNERS_2B, *ADVISORY) if f">{name}<" in text or f" {name} " in text]
        for address, text in texts.items()
        if not address.startswith("/demo")
    }
    assert {address: names for address, names in named.items() if names} == {}
