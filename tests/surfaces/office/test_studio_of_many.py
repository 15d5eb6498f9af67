"""The studio on a framework of 5,600 targets: no page is heavier than 200 kB, and none asks more often than with a few."""

from collections.abc import Callable

from django.test import Client

from benchmarks.a1_studio import addresses, framework_of_many
from tests.cast import NOON, Cast
from trellis.rooms.people.models import Person

MOST_BYTES, MOST_QUESTIONS = 200_000, 20


def test_no_page_of_the_studio_is_heavy_on_5600_targets(
    cast: Cast, as_person: Callable[[Person], Client], django_assert_max_num_queries: object
) -> None:
    targets = framework_of_many(cast.school, cast.vera, NOON)
    vera = as_person(cast.vera)
    vera.get("/office/continuum/")  # reads the continuum into memory

    sizes = {}
    for one in addresses(targets[2800]):
        with django_assert_max_num_queries(MOST_QUESTIONS):  # type: ignore[operator]
            answer = vera.get(one)
        assert answer.status_code == 200, one
        sizes[one] = len(answer.content)

    assert len(targets) == 5600
    assert {one: size for one, size in sizes.items() if size > MOST_BYTES} == {}
    assert b"thing 5599" in vera.get("/office/continuum/?find=thing+5599").content
