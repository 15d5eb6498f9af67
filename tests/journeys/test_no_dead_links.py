"""Nothing on a screen is dead: every link, picture and form of every page leads somewhere, for each of the demo's people."""

from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.crawl import Anatomy, anatomy_of
from tests.demo_school import DemoSchool
from tests.journeys.screens import PEOPLE, Visit, is_built, walk, within

MOST_OF_A_KIND = 8


@pytest.mark.any_database
@pytest.mark.parametrize("who", PEOPLE, ids=lambda who: who or "nobody")
def test_every_link_leads_somewhere(demo_school: DemoSchool, client: Client, who: str) -> None:
    visits = list(walk(client, who, MOST_OF_A_KIND))

    pages = {visit.address: anatomy_of(visit.answer.content.decode()) for visit in visits if visit.size}
    assert len(pages) >= 3
    assert [
        *(
            f"{visit.led_by} leads to {visit.address}, which answers {visit.status}"
            for visit in visits
            if is_dead(visit)
        ),
        *(
            f"{at} has a form for {to}"
            for at, page in pages.items()
            for to in page.sent
            if not is_built(path_of(at, to))
        ),
        *(f"{at} leads to {to}, where nothing of that name is" for to, at in misses(pages).items()),
        *(f"{at} names two things {one}" for at, page in pages.items() for one in twice(page.ids)),
    ] == []


def is_dead(visit: Visit) -> bool:
    return visit.status >= 500 or (visit.status >= 400 and bool(visit.led_by))


def path_of(at: str, to: str) -> str:
    return urlsplit(within(at, to)).path


def misses(pages: dict[str, Anatomy]) -> dict[str, str]:
    """Links to a place on a page that is not there, each with a page that has it; pages not walked are taken on trust."""
    found = {}
    for at, page in pages.items():
        for to in page.links:
            address, _, place = to.partition("#")
            aim = pages.get(within(at, address) if address else at)
            if place and aim and place not in aim.ids:
                found[to] = at
    return found


def twice(names: list[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}
