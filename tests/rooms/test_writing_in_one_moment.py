"""Two who save in the same moment, each by a connection of their own: one is kept, the other is told."""

import threading

import pytest
from django.db import connection

from tests.cast import NOON, Cast
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.actions import Meanwhile, Written, promise_talk, write_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.models import Person


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_in_one_moment_one_is_kept_and_the_other_told(cast: Cast) -> None:
    talk = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=NOON.date(), by=cast.duarte, at=NOON)
    gate = threading.Barrier(2)
    told: dict[str, tuple[Meanwhile, ...]] = {}

    def save(who: Person, text: str) -> None:
        mine = Conference.objects.select_related("learner__school", "adult").get(pk=talk.pk)
        written = Written(
            promises={cast.leo.id: (text, None)}, promises_were={cast.leo.id: ("", None)}, is_by_itself=True
        )
        gate.wait()
        told[text] = write_talk(conference=mine, written=written, by=who, at=NOON)
        connection.close()

    threads = [threading.Thread(target=save, args=one) for one in ((cast.leo, "two ways"), (cast.duarte, "three ways"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    [kept] = Agreement.objects.values_list("text", flat=True)
    other = ({"two ways", "three ways"} - {kept}).pop()
    assert told == {kept: (), other: (Meanwhile(cast.leo.id, kept),)}
