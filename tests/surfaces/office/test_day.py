"""The school day in the office: written once, read by every learner who plans around it."""

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.rooms.test_day import block
from trellis.foundation import clock
from trellis.rooms.paths.actions import plan_block
from trellis.rooms.people.models import Person, TimeBlock
from trellis.rooms.people.queries import next_school_day

type Be = Callable[[Person], Client]
LAB = {
    "name": "Lab",
    "starts_at": "09:10",
    "ends_at": "10:40",
    "kind": "stands",
    "because": "because the lab is booked",
}


def test_the_office_writes_what_stands_and_what_is_free(cast: Cast, as_person: Be) -> None:
    vera = as_person(cast.vera)
    assert "Nothing is written yet." in vera.get("/office/day/").content.decode()

    vera.post("/office/day/", {**LAB, "group": str(cast.advisory.id)})
    answer = vera.post(
        "/office/day/", {"name": "After lunch", "starts_at": "13:10", "ends_at": "14:30", "kind": "free"}, follow=True
    )

    page = on_one_line(answer.content.decode())
    assert "Written. It is in the day from now on, from 13:10." in page
    assert page.index("09:10–10:40") < page.index("stands, because the lab is booked") < page.index("13:10–14:30")
    assert list(TimeBlock.objects.values_list("starts_at", "is_free", "group")) == [
        (time(9, 10), False, cast.advisory.id), (time(13, 10), True, None),
    ]  # fmt: skip
    assert "Lab" in as_person(cast.leo).get("/learner/today/").content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"because": ""}, "Say why it stands"),
        ({"ends_at": "09:00"}, "Let it end after it begins"),
        ({"starts_at": "nine"}, "Enter a valid time"),
        ({"starts_at": "12:00", "ends_at": "12:30"}, "Something is there already, 12:00–12:50. Choose another hour."),
        ({"name": "x" * 61}, "at most 60"),
    ],
)
def test_a_refusal_says_what_to_do_and_keeps_what_was_typed(
    cast: Cast, as_person: Be, change: dict[str, str], sentence: str
) -> None:
    block(cast, 12)

    answer = as_person(cast.vera).post("/office/day/", {**LAB, **change})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="because the lab is booked"' in page or "because" in change
    assert TimeBlock.objects.count() == 1


def test_a_part_is_taken_out_of_the_day(cast: Cast, as_person: Be) -> None:
    hour = block(cast, 12)
    vera = as_person(cast.vera)
    assert vera.post(f"/office/day/{hour.id}/", {"act": "burn"}).status_code == 404

    told = vera.post(f"/office/day/{hour.id}/", {"act": "drop"}, follow=True).content.decode()

    assert "What was planned in it before stays." in told
    assert "Hour 12" not in told
    assert vera.post(f"/office/day/{hour.id}/", {"act": "drop"}).status_code == 404


def test_before_a_part_is_taken_out_it_says_how_much_is_planned_in_it(cast: Cast, as_person: Be) -> None:
    hour, on = block(cast, 12), next_school_day(cast.school, clock.now().date() + timedelta(days=1))
    vera = as_person(cast.vera)
    nothing = on_one_line(vera.get("/office/day/").content.decode())
    plan_block(learner=cast.maya, block=hour, on=on, by=cast.maya, at=clock.now())
    one = on_one_line(vera.get("/office/day/").content.decode())
    plan_block(learner=cast.ada, block=hour, on=on, by=cast.ada, at=clock.now())
    two = on_one_line(vera.get("/office/day/").content.decode())

    assert "Nothing is planned in it for the days to come." in nothing
    assert "1 plan of a learner lies ahead in it and goes with it." in one
    assert "2 plans of learners lie ahead in it and go with it. What was planned for days gone by stays." in two
    assert "Maya" not in two


def test_only_the_office_of_the_own_school_writes_its_day(cast: Cast, as_person: Be) -> None:
    hour = block(cast, 12)

    for other in (cast.osei, cast.leo, cast.ana, cast.other_leader):
        browser = as_person(other)
        assert browser.post(f"/office/day/{hour.id}/", {"act": "drop"}).status_code == 404
    assert as_person(cast.osei).get("/office/day/").status_code == 404
    assert as_person(cast.other_leader).post("/office/day/", {**LAB, "group": str(cast.advisory.id)}).status_code == 422
    assert TimeBlock.objects.count() == 1
