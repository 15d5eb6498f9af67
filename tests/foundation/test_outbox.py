"""Work asked for is done after its transaction, until it succeeds, and never lost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from trellis.foundation import outbox
from trellis.foundation.jobs import job
from trellis.foundation.models import OutboxEntry

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
done: list[str] = []
broken: set[str] = set()


@job
def water(*, plant: str) -> None:
    if plant in broken:
        raise OSError(f"{plant} belongs to somebody with a name")
    done.append(plant)


@job
def water_twice(*, plant: str) -> None:
    outbox.put(water, at=AT, plant=plant)
    outbox.put(water, at=AT, plant=plant)


def no_job(*, plant: str) -> None: ...


@pytest.fixture(autouse=True)
def _dry_garden() -> None:
    done.clear()
    broken.clear()


@pytest.mark.django_db
def test_job_put_is_done_when_due() -> None:
    outbox.put(water, at=AT, plant="fern")

    assert outbox.run_due(at=AT) == 1
    assert done == ["fern"]
    assert outbox.run_due(at=AT + timedelta(days=1)) == 0


@pytest.mark.django_db
def test_job_put_for_later_waits_until_then() -> None:
    outbox.put(water, at=AT, due_at=AT + timedelta(hours=1), plant="fern")

    assert outbox.run_due(at=AT + timedelta(minutes=59)) == 0
    assert outbox.run_due(at=AT + timedelta(minutes=60)) == 1


@pytest.mark.django_db
def test_jobs_are_done_in_the_order_asked_for_and_what_they_ask_for_in_turn() -> None:
    outbox.put(water_twice, at=AT, plant="moss")
    outbox.put(water, at=AT, plant="fern")

    outbox.run_due(at=AT)

    assert done == ["fern", "moss", "moss"]


@pytest.mark.django_db(transaction=True)
def test_job_of_a_transaction_rolled_back_was_never_asked_for() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.put(water, at=AT, plant="fern")
        _ = 1 / 0

    assert OutboxEntry.objects.count() == 0
    assert done == []


@pytest.mark.django_db(transaction=True)
def test_job_in_tests_is_done_as_soon_as_the_transaction_stands() -> None:
    with transaction.atomic():
        outbox.put(water, at=AT, plant="fern")
        before = list(done)

    assert before == []
    assert done == ["fern"]


@pytest.mark.django_db
def test_job_with_a_key_is_done_once() -> None:
    outbox.put(water, at=AT, key="monday", plant="fern")
    outbox.put(water, at=AT, key="monday", plant="fern")
    outbox.run_due(at=AT)
    outbox.put(water, at=AT, key="monday", plant="fern")
    outbox.put(water, at=AT, key="tuesday", plant="moss")

    outbox.run_due(at=AT)

    assert done == ["fern", "moss"]


@pytest.mark.django_db
def test_job_that_fails_is_tried_again_after_growing_pauses() -> None:
    broken.add("fern")
    outbox.put(water, at=AT, plant="fern")

    outbox.run_due(at=AT)
    too_soon = outbox.run_due(at=AT + timedelta(seconds=9))
    second = outbox.run_due(at=AT + timedelta(seconds=10))
    broken.clear()
    third = outbox.run_due(at=AT + timedelta(seconds=40))

    assert (too_soon, second, third) == (0, 1, 1)
    assert done == ["fern"]


def test_pauses_grow_threefold_to_an_hour() -> None:
    seconds = [outbox.pause_after(attempt).total_seconds() for attempt in range(1, 10)]

    assert seconds == [10, 30, 90, 270, 810, 2430, 3600, 3600, 3600]


@pytest.mark.django_db
def test_job_that_always_fails_is_given_up_and_taken_up_again_on_request() -> None:
    broken.add("fern")
    outbox.put(water, at=AT, plant="fern")
    for hours in range(20):
        outbox.run_due(at=AT + timedelta(hours=hours))
    given_up = outbox.standing(at=AT + timedelta(days=1))

    broken.clear()
    again = outbox.take_up_again(at=AT + timedelta(days=1))
    outbox.run_due(at=AT + timedelta(days=1))

    assert (given_up.waiting, given_up.given_up, again) == (0, 1, 1)
    assert done == ["fern"]
    assert outbox.standing(at=AT + timedelta(days=1)) == outbox.Standing(0, None, 0)


@pytest.mark.django_db
def test_trouble_is_noted_by_kind_and_place_without_peoples_words() -> None:
    broken.add("fern")
    outbox.put(water, at=AT, plant="fern")

    outbox.run_due(at=AT)

    assert OutboxEntry.objects.get().trouble.startswith("OSError in test_outbox.py:")
    assert "somebody" not in OutboxEntry.objects.get().trouble


@pytest.mark.django_db
def test_entry_left_by_a_worker_that_died_in_the_middle_is_taken_up_again() -> None:
    outbox.put(water, at=AT, plant="fern")
    OutboxEntry.objects.update(attempts=1, due_at=AT + outbox.pause_after(1))  # begun, and then the power went

    assert outbox.run_due(at=AT + timedelta(seconds=10)) == 1
    assert done == ["fern"]


@pytest.mark.django_db
def test_entry_that_stops_its_worker_each_time_is_given_up() -> None:
    outbox.put(water, at=AT, plant="fern")
    OutboxEntry.objects.update(attempts=outbox.MOST_ATTEMPTS)

    outbox.run_due(at=AT)

    assert outbox.standing(at=AT).given_up == 1
    assert done == []


@pytest.mark.django_db
def test_entry_of_a_job_that_no_longer_exists_waits_and_says_so() -> None:
    outbox.put(water, at=AT, plant="fern")
    OutboxEntry.objects.update(job="trellis.rooms.gone.tasks.water")

    outbox.run_due(at=AT)

    assert OutboxEntry.objects.get().trouble.startswith("LookupError")


@pytest.mark.django_db
def test_put_refuses_what_is_no_job_or_cannot_be_written_down() -> None:
    with pytest.raises(LookupError):
        outbox.put(no_job, at=AT, plant="fern")
    with pytest.raises(TypeError):
        outbox.put(water, at=AT, plant=object())

    assert OutboxEntry.objects.count() == 0


@pytest.mark.django_db
def test_sweep_forgets_work_done_fourteen_days_ago_and_nothing_else() -> None:
    outbox.put(water, at=AT, plant="fern")
    outbox.run_due(at=AT)
    outbox.put(water, at=AT, plant="moss")

    early = outbox.sweep(at=AT + timedelta(days=14))
    swept = outbox.sweep(at=AT + timedelta(days=14, seconds=1))

    assert (early, swept) == (0, 1)
    assert OutboxEntry.objects.get().given == {"plant": "moss"}


@pytest.mark.django_db
def test_standing_counts_what_is_due_and_since_when() -> None:
    outbox.put(water, at=AT, plant="fern")
    outbox.put(water, at=AT + timedelta(minutes=3), plant="moss")
    outbox.put(water, at=AT, due_at=AT + timedelta(days=1), plant="rose")

    assert outbox.standing(at=AT + timedelta(minutes=5)) == outbox.Standing(2, AT, 0)
