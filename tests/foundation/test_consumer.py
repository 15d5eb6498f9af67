"""One consumer for the whole installation, whatever dies."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from trellis.foundation import clock, lease, outbox
from trellis.foundation.consumer import LEASE, Consumer
from trellis.foundation.jobs import job

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
done: list[int] = []


@job
def count(*, number: int) -> None:
    done.append(number)


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.01)
    return False


@pytest.fixture
def at_work(settings: pytest.FixtureRequest) -> object:
    settings.JOBS_AT_ONCE = False
    done.clear()
    started: list[tuple[Consumer, threading.Thread]] = []

    def begin() -> Consumer:
        consumer = Consumer(idle_seconds=0.02)
        thread = threading.Thread(target=consumer.run)
        started.append((consumer, thread))
        thread.start()
        return consumer

    yield begin
    for consumer, thread in started:
        consumer.stop()
        thread.join()


@pytest.mark.django_db
def test_lease_is_held_by_one_until_it_runs_out() -> None:
    first = lease.take("jobs", holder="a", at=AT)
    second = lease.take("jobs", holder="b", at=AT)
    renewed = lease.take("jobs", holder="a", at=AT + timedelta(seconds=20))
    still_held = lease.take("jobs", holder="b", at=AT + timedelta(seconds=50))
    ran_out = lease.take("jobs", holder="b", at=AT + timedelta(seconds=51))

    assert (first, second, renewed, still_held, ran_out) == (True, False, True, False, True)
    assert lease.holder_of("jobs", at=AT + timedelta(seconds=51)) == "b"


@pytest.mark.django_db
def test_lease_given_back_is_free_at_once_and_only_its_holder_can() -> None:
    lease.take("jobs", holder="a", at=AT)

    assert lease.give_back("jobs", holder="b") is False
    assert lease.give_back("jobs", holder="a") is True
    assert lease.take("jobs", holder="b", at=AT) is True


@pytest.mark.django_db(transaction=True)
def test_lease_wanted_by_many_at_one_moment_goes_to_one() -> None:
    answers: list[bool] = []
    gate = threading.Barrier(6)

    def want(name: str) -> None:
        gate.wait()
        answers.append(lease.take("jobs", holder=name, at=AT))
        connection.close()

    threads = [threading.Thread(target=want, args=(f"holder {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [False] * 5 + [True]


@pytest.mark.django_db(transaction=True)
def test_consumers_started_many_times_do_each_job_once(at_work: Callable[[], Consumer]) -> None:
    for number in range(30):
        outbox.put(count, at=clock.now(), number=number)

    consumers = [at_work() for _ in range(3)]

    assert eventually(lambda: len(done) >= 30)
    assert done == list(range(30))
    assert eventually(lambda: sum(consumer.alone.is_set() for consumer in consumers) == 1)


@pytest.mark.django_db(transaction=True)
def test_consumer_that_ends_hands_over_to_the_next(at_work: Callable[[], Consumer]) -> None:
    first = at_work()
    assert eventually(first.alone.is_set)
    second = at_work()

    first.stop()

    assert eventually(second.alone.is_set)
    outbox.put(count, at=clock.now(), number=1)
    assert eventually(lambda: done == [1])


@pytest.mark.django_db(transaction=True)
def test_consumer_takes_up_what_was_committed_before_it_started(at_work: Callable[[], Consumer]) -> None:
    outbox.put(count, at=clock.now() - timedelta(hours=3), number=7)  # committed; then the process was gone

    at_work()

    assert eventually(lambda: done == [7])


@pytest.mark.django_db(transaction=True)
def test_consumer_ends_without_leaving_its_lease(at_work: Callable[[], Consumer]) -> None:
    consumer = at_work()
    assert eventually(consumer.alone.is_set)

    consumer.stop()

    assert eventually(lambda: lease.holder_of(LEASE, at=clock.now()) == "")
