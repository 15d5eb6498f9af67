"""Aligning targets with standards, both ways."""

import pytest

from tests.cast import NOON, Cast
from tests.interop.case.packages import small, written
from trellis.foundation.intents import NotAllowed, Refused
from trellis.interop.case.importing import checked, write
from trellis.rooms.continuum.actions.crosswalk import align, unalign
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.continuum.models import Alignment, LearningTarget, Standard
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.people.models import Person, School


def framework(cast: Cast, school: School | None = None, by: Person | None = None) -> dict[str, Standard]:
    into = school or cast.school
    write(checked(written(small()), school=into), school=into, as_continuum=False, by=by or cast.vera, at=NOON)
    rows = Standard.objects.filter(framework__school=into).select_related("framework")
    return {row.code: row for row in rows}


def target(cast: Cast, slug: str = "shapes-strong") -> LearningTarget:
    return LearningTarget.objects.select_related("strand__area__school").get(slug=slug)


def test_target_and_standard_are_aligned_once(cast: Cast) -> None:
    standard = framework(cast)["M.2"]

    for _ in range(2):
        align(target=target(cast), standard=standard, by=cast.vera, at=NOON)

    assert [(a.target.slug, a.standard.code, a.by) for a in Alignment.objects.all()] == [
        ("shapes-strong", "M.2", cast.vera)
    ]


def test_target_and_standard_are_taken_apart(cast: Cast) -> None:
    standard = framework(cast)["M.2"]
    align(target=target(cast), standard=standard, by=cast.vera, at=NOON)

    unalign(target=target(cast), standard=standard, by=cast.vera, at=NOON)

    assert not Alignment.objects.exists()
    assert Standard.objects.filter(pk=standard.pk).exists()


def test_standard_of_another_school_is_not_aligned(cast: Cast) -> None:
    standard = framework(cast, cast.other_school, cast.other_leader)["M.2"]

    with pytest.raises(Refused):
        align(target=target(cast), standard=standard, by=cast.vera, at=NOON)


def test_retired_standard_is_not_aligned(cast: Cast) -> None:
    standard = framework(cast)["M.2"]
    standard.retired_at = NOON

    with pytest.raises(Refused, match="retired"):
        align(target=target(cast), standard=standard, by=cast.vera, at=NOON)


def test_retired_target_is_kept_and_no_longer_offered(cast: Cast) -> None:
    retire_target(target=target(cast), by=cast.vera, at=NOON)

    assert target(cast).retired_at == NOON
    assert "shapes-strong" not in [t.slug for t in continuum_of(cast.school).targets]


def test_only_keepers_align_and_retire(cast: Cast) -> None:
    standard = framework(cast)["M.2"]
    for person in (cast.osei, cast.leo, cast.ana, cast.other_leader):
        for act in (
            lambda by: align(target=target(cast), standard=standard, by=by, at=NOON),
            lambda by: unalign(target=target(cast), standard=standard, by=by, at=NOON),
            lambda by: retire_target(target=target(cast), by=by, at=NOON),
        ):
            with pytest.raises(NotAllowed):
                act(person)
