"""Keeping the work of a class with one camera, and taking back what was given to the wrong face."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.cast import NOON, Cast
from tests.class_photos import checked_photo
from tests.work import judged
from trellis.foundation import outbox
from trellis.foundation.files import readable_file
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine, FileState, StoredFile
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import (
    MOST_PHOTOS,
    ClassWork,
    capture_for_class,
    claim,
    erase,
    give_feedback,
    say_ready,
    take_back,
)
from trellis.rooms.evidence.models import Claim, Evidence
from trellis.rooms.evidence.queries import kept_for_another, kept_for_others_by, pieces_of
from trellis.rooms.notices.models import Notice
from trellis.rooms.people.actions import add_person, end_membership
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role


def work(number: int, *makers: Person) -> ClassWork:
    return ClassWork(photo=checked_photo(number), makers=makers)


def bytes_kept() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_R071_six_works_and_six_faces_are_six_pieces_in_six_portfolios(cast: Cast) -> None:
    makers = [cast.ada, cast.ivo, cast.lina, cast.maya, cast.mina]
    target = cast.targets["shapes-strong"]

    kept = capture_for_class(
        works=[work(n, maker) for n, maker in enumerate(makers)], target=target, title="Bridges", by=cast.osei, at=NOON
    )

    assert [(piece.learner, piece.author, piece.title) for piece in kept.pieces] == [
        (maker, cast.osei, "Bridges") for maker in makers
    ]
    assert {piece.handed_in_at for piece in kept.pieces} == {NOON}
    assert set(Claim.objects.values_list("evidence__learner__said_as", "target", "by")) == {
        (maker.said_as, target.id, cast.osei.id) for maker in makers
    }
    line = AuditLine.objects.get(event="ClassCaptured")
    assert (line.by_id, line.about_id) == (cast.osei.id, None)
    for maker in makers:
        assert [one.author for one in pieces_of(maker, viewer=cast.viewer(maker))] == [cast.osei]


def test_R071_work_made_together_is_a_piece_of_each_who_made_it(cast: Cast) -> None:
    kept = capture_for_class(works=[work(1, cast.ada, cast.maya)], by=cast.osei, at=NOON)

    adas, mayas = kept.pieces
    erase(evidence=adas, by=cast.ada, at=NOON)

    file = mayas.files.get().file
    assert readable_file(file.id, viewer=cast.viewer(cast.maya)) == file
    assert StoredFile.objects.count() == 1
    with pytest.raises(NotAllowed):
        take_back(evidence=mayas, by=cast.maya, at=NOON)


def test_the_same_photo_twice_is_one_photo_with_the_faces_of_both(cast: Cast) -> None:
    works = [work(1, cast.ada), work(1, cast.maya), work(1, cast.ada)]

    kept = capture_for_class(works=works, by=cast.osei, at=NOON)

    assert [piece.learner for piece in kept.pieces] == [cast.ada, cast.maya]
    assert kept.had_it == ()


def test_what_was_sent_twice_is_kept_once_and_said(cast: Cast) -> None:
    capture_for_class(works=[work(1, cast.ada)], by=cast.osei, at=NOON)

    again = capture_for_class(works=[work(1, cast.ada, cast.maya), work(2, cast.ada)], by=cast.osei, at=NOON)

    assert sorted(piece.learner.said_as for piece in again.pieces) == ["Ada", "Maya"]
    assert again.had_it == (cast.ada,)
    assert Evidence.objects.filter(learner=cast.ada).count() == 2


def test_forty_faces_take_one_photo_and_more_than_forty_photos_are_refused(cast: Cast) -> None:
    class_of_forty = [
        add_person(
            school=cast.school, name=f"Child {n}", said_as=f"Child {n}", role=Role.LEARNER, group=cast.class_2b,
            by=cast.keller, at=NOON, starts_on=NOON.date(),
        )
        for n in range(40)
    ]  # fmt: skip

    kept = capture_for_class(works=[work(1, *class_of_forty)], by=cast.osei, at=NOON)

    assert len({piece.files.get().file.storage_name for piece in kept.pieces}) == 40
    with pytest.raises(Refused, match="in one go"):
        capture_for_class(works=[work(1, cast.ada)] * (MOST_PHOTOS + 1), by=cast.osei, at=NOON)


@pytest.mark.parametrize("works", [[], [ClassWork(photo=None, makers=[])]])  # type: ignore[arg-type]
def test_a_photo_of_nobody_is_refused(cast: Cast, works: list[ClassWork]) -> None:
    with pytest.raises(Refused, match="Tap who made it"):
        capture_for_class(works=works, by=cast.osei, at=NOON)

    assert not Evidence.objects.exists()


@pytest.mark.parametrize("who", ["leo", "nilsson", "osei"])
def test_nobody_keeps_work_for_whom_they_do_not_teach_and_then_nothing_is_kept(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        capture_for_class(works=[work(1, cast.ada), work(2, getattr(cast, who))], by=cast.osei, at=NOON)

    assert not Evidence.objects.exists()
    with pytest.raises(NotAllowed):
        capture_for_class(works=[work(1, cast.ada)], by=cast.keller, at=NOON)
    with pytest.raises(NotAllowed):
        capture_for_class(works=[work(1, cast.leo)], by=cast.leo, at=NOON)


def test_who_teaches_some_areas_keeps_what_they_can_look_at_themselves(cast: Cast) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    with pytest.raises(Refused, match="Choose what they show"):
        capture_for_class(works=[work(1, cast.leo)], by=cast.brandt, at=NOON)
    with pytest.raises(NotAllowed):
        capture_for_class(works=[work(1, cast.leo)], target=cast.targets["design-tools"], by=cast.brandt, at=NOON)

    capture_for_class(works=[work(1, cast.leo)], target=cast.targets["forces-name"], by=cast.brandt, at=NOON)

    assert [piece.learner for piece in kept_for_others_by(cast.viewer(cast.brandt))] == [cast.leo]


def test_the_wrong_face_is_taken_back_and_nothing_remains(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    before = bytes_kept()
    kept = capture_for_class(works=[work(1, cast.leo, cast.kim)], by=cast.brandt, at=NOON)
    outbox.run_due(at=NOON)
    assert {file.state for file in StoredFile.objects.all()} == {FileState.THUMBNAILS_READY}
    assert Notice.objects.filter(to=cast.duarte, about=cast.leo).exists()
    assert len(bytes_kept() - before) == 6

    leos, kims = kept.pieces
    with django_capture_on_commit_callbacks(execute=True):
        take_back(evidence=leos, by=cast.brandt, at=NOON)

    assert [piece.learner for piece in Evidence.objects.all()] == [cast.kim]
    assert len(bytes_kept() - before) == 3
    assert not Notice.objects.filter(about=cast.leo).exists()
    with django_capture_on_commit_callbacks(execute=True):
        take_back(evidence=kims, by=cast.brandt, at=NOON)
    assert bytes_kept() == before
    assert [StoredFile.objects.count(), Claim.objects.count(), Notice.objects.count()] == [0, 0, 0]


def test_other_work_of_the_same_day_keeps_its_notice(cast: Cast) -> None:
    first = capture_for_class(works=[work(1, cast.leo)], by=cast.brandt, at=NOON).pieces[0]
    capture_for_class(works=[work(2, cast.leo)], by=cast.brandt, at=NOON + timedelta(minutes=1))

    take_back(evidence=first, by=cast.brandt, at=NOON + timedelta(minutes=2))

    assert Notice.objects.filter(to=cast.duarte, about=cast.leo).exists()


def test_only_whoever_kept_it_takes_it_back_and_only_that_day(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    piece = capture_for_class(works=[work(1, cast.leo)], target=target, by=cast.brandt, at=NOON).pieces[0]

    for who in (cast.duarte, cast.leo, cast.keller, cast.nilsson):
        with pytest.raises(NotAllowed):
            take_back(evidence=piece, by=who, at=NOON)
        assert kept_for_another(cast.viewer(who), piece.id) is None
    with pytest.raises(NotAllowed):
        take_back(evidence=piece, by=cast.brandt, at=NOON + timedelta(days=1))
    end_membership(membership=cast.brandt.memberships.get(), ends_on=NOON.date(), by=cast.keller, at=NOON)
    with pytest.raises(NotAllowed):
        take_back(evidence=piece, by=cast.brandt, at=NOON + timedelta(days=1))
    assert kept_for_another(cast.viewer(cast.brandt), piece.id) == piece


@pytest.mark.parametrize("how", ["feedback", "judged", "ready", "claimed"])
def test_what_somebody_has_spoken_about_stays(cast: Cast, how: str) -> None:
    target = cast.targets["forces-name"]
    piece = capture_for_class(works=[work(1, cast.leo)], target=target, by=cast.brandt, at=NOON).pieces[0]
    if how == "feedback":
        give_feedback(evidence=piece, kind="word", text="Strong", by=cast.duarte, at=NOON)
    elif how == "judged":
        judged(cast, piece, target, by=cast.brandt)
    elif how == "ready":
        say_ready(learner=cast.leo, target=target, pieces=[piece], because="", by=cast.leo, at=NOON)
    else:
        claim(evidence=piece, target=cast.targets["design-tools"], by=cast.leo, at=NOON)

    with pytest.raises(Refused, match="Leo can erase it"):
        take_back(evidence=piece, by=cast.brandt, at=NOON)

    assert Evidence.objects.filter(pk=piece.pk).exists()
