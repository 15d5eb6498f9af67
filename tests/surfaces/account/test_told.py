"""What one was told: read by oneself alone, and every line leads to where it happened."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.notices.models import Notice
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
TOLD = "/account/told/"


def test_a_line_says_who_did_what_and_leads_there(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)
    judged(cast, work, target, by=cast.duarte)
    notice = Notice.objects.get(to=cast.leo)
    leo = as_person(cast.leo)

    page = leo.get(TOLD).content.decode()
    answer = leo.post(f"{TOLD}{notice.id}/")

    assert "Mr Duarte</span> signed what they saw in your work." in page
    assert answer.headers["Location"] == f"/learner/portfolio/{work.id}/"
    assert "You have read everything you were told." in leo.get(TOLD).content.decode()


def test_what_is_not_told_yet_is_not_there(cast: Cast, as_person: Be) -> None:
    piece(cast.leo)
    Notice.objects.update(tell_from=clock.now() + timedelta(hours=1))

    assert "You have read everything" in as_person(cast.duarte).get(TOLD).content.decode()


def test_nobody_reads_what_another_was_told(cast: Cast, as_person: Be) -> None:
    piece(cast.leo)
    notice = Notice.objects.get(to=cast.duarte)
    brandt = as_person(cast.brandt)

    assert brandt.post(f"{TOLD}{notice.id}/").status_code == 404
    assert not Notice.objects.exclude(read_at=None).exists()


def test_as_many_questions_for_three_lines_as_for_one(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    counts = []
    for learners in ([cast.ada], [cast.ivo, cast.mina]):
        for learner in learners:
            piece(learner)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = osei.get(TOLD).content.decode()
        counts.append((page.count("handed in work."), len(asked)))

    assert [lines for lines, _count in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]
