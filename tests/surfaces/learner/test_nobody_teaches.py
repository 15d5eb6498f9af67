"""Where nobody teaches a learner, the pages say that nobody at school finds what they hand in, or their hand."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.work import piece
from trellis.rooms.people.actions import leave_group
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import EDUCATORS

type Be = Callable[[Person], Client]
SAYS = "Nobody teaches you here yet"


def nobody_teaches(cast: Cast) -> None:
    for group in (cast.advisory, cast.class_2b):
        held = list(group.memberships.filter(role__in=EDUCATORS).select_related("person__school"))
        leave_group(memberships=held, ends_on=held[0].starts_on, by=cast.vera, at=NOON)


def pages(cast: Cast) -> list[tuple[Person, str, str]]:
    work = piece(cast.leo, cast.targets["forces-name"], at=NOON)
    return [
        (cast.leo, "/learner/today/", "hose who teach you sees"), (cast.leo, "/learner/choose/", "hose who teach you see"),
        (cast.leo, "/learner/capture/", "hose who teach you"), (cast.maya, "/learner/capture/", "those who teach you"),
        (cast.leo, f"/learner/portfolio/{work.id}/", "hose who teach you"),
        (cast.leo, "/learner/projects/", "hose who teach you"),
    ]  # fmt: skip


@pytest.mark.parametrize("taught", [True, False])
def test_a_page_says_that_nobody_finds_it_instead_of_who_reads_it(cast: Cast, as_person: Be, taught: bool) -> None:
    asked = pages(cast)
    if not taught:
        nobody_teaches(cast)

    for who, address, reads in asked:
        page = on_one_line(as_person(who).get(address).content.decode())
        assert (SAYS in page, reads in page) == (not taught, taught), address
