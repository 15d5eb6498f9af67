"""The one policy layer: relations, cells, ages, rights, ends."""

from datetime import date, timedelta

import pytest

from tests.cast import NOON, Cast
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.people.actions import end_membership
from trellis.rooms.privacy.rules import may_read, may_write, must_be_logged, relation_to
from trellis.rooms.privacy.terms import Column, Kind


@pytest.mark.parametrize(
    ("who", "columns"),
    [
        ("leo", {Column.LEARNER}),
        ("kim", {Column.PEER}),
        ("maya", set()),
        ("duarte", {Column.ADVISOR}),
        ("brandt", {Column.TEACHER}),
        ("osei", {Column.OTHER_STAFF}),
        ("nunes", {Column.OTHER_STAFF}),
        ("keller", {Column.LEADER, Column.OTHER_STAFF}),
        ("ana", {Column.GUARDIAN}),
        ("void", set()),
        ("ruiz", set()),
        ("nilsson", set()),
        ("other_leader", set()),
    ],
)
def test_relation_to_leo_is(cast: Cast, who: str, columns: set[Column]) -> None:
    assert relation_to(cast.viewer(getattr(cast, who)), cast.leo).columns == columns


def test_AR32_an_ended_membership_opens_nothing_from_the_next_day_on(cast: Cast) -> None:
    membership = cast.brandt.memberships.get()

    end_membership(membership=membership, ends_on=NOON.date(), by=cast.keller, at=NOON)

    assert may_read(cast.viewer(cast.brandt), Kind.PLANS, cast.leo)
    assert not may_read(cast.viewer(cast.brandt, NOON + timedelta(days=1)), Kind.PLANS, cast.leo)


def test_a_teacher_of_one_area_judges_only_there(cast: Cast) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    brandt = cast.viewer(cast.brandt)

    assert may_write(brandt, Kind.STATES, cast.leo, area_ids=[cast.areas["science"].id])
    assert not may_write(brandt, Kind.STATES, cast.leo, area_ids=[cast.areas["making"].id])
    assert may_write(cast.viewer(cast.duarte), Kind.STATES, cast.leo, area_ids=[cast.areas["making"].id])


def test_a_guardian_with_limited_rights_reads_now_next_and_talks_only(cast: Cast) -> None:
    limited = cast.viewer(cast.ruiz_limited)

    readable = {kind for kind in Kind if may_read(limited, kind, cast.maya, part="family")}

    assert readable == {Kind.NAME, Kind.STATES, Kind.NEXT_STEPS, Kind.CONFERENCE, Kind.AGREEMENT, Kind.SCHOOL_WORDS}


def test_at_18_a_guardian_reads_only_what_is_shared(cast: Cast) -> None:
    cast.leo.born_in = date(2008, 10, 1)
    cast.leo.save()
    ana = cast.viewer(cast.ana)

    assert not may_read(ana, Kind.EVIDENCE, cast.leo)
    assert may_read(ana, Kind.EVIDENCE, cast.leo, visibility=["family"])


def test_from_13_a_profile_reaches_the_family_only_when_shared(cast: Cast) -> None:
    ana, ruiz = cast.viewer(cast.ana), cast.viewer(cast.ruiz)

    assert may_read(ruiz, Kind.PROFILE, cast.maya)
    assert not may_read(ana, Kind.PROFILE, cast.leo)
    assert may_read(ana, Kind.PROFILE, cast.leo, visibility=["family"])


def test_AR17_a_leader_reads_evidence_only_with_a_line_in_the_log(cast: Cast) -> None:
    assert must_be_logged(cast.viewer(cast.keller), Kind.EVIDENCE, cast.leo)
    assert not must_be_logged(cast.viewer(cast.duarte), Kind.EVIDENCE, cast.leo)
