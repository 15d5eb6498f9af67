"""Whom it touches when a target changes: said without naming, counting or describing a learner."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.rules import areas_by_membership
from trellis.rooms.evidence.models import Claim, Judgement
from trellis.rooms.evidence.queries.inbox import learners_waiting_at
from trellis.rooms.paths.models import PathStep
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import educators_at, groups_with


@dataclass(frozen=True)
class AtTarget:
    """Whether anybody is on it and whether anything was signed, who teaches it, and with whom work waits.

    Who keeps the continuum reads nothing about a learner (who-sees-what): there is no number here, and no adult is named
    because of the learners they have, but those who owe an answer.
    """

    is_on_paths: bool
    is_signed: bool
    taught_by: tuple[Person, ...]
    awaited: tuple[Person, ...]

    @property
    def touches_nobody(self) -> bool:
        return not (self.is_on_paths or self.is_signed or self.awaited)


def at_target(target: LearningTarget, *, on: date) -> AtTarget:
    """This function will tell whom a change of a target touches on that day; the same queries however many they are."""
    planted = PathStep.objects.filter(target=OuterRef("pk"), taken_off_at=None)
    claimed = Claim.objects.filter(target=OuterRef("pk"), withdrawn_at=None, evidence__handed_in_at__isnull=False)
    signed = Judgement.objects.filter(target=OuterRef("pk"))
    rows = LearningTarget.objects.filter(pk=target.pk)
    is_planted, is_claimed, is_signed = rows.values_list(Exists(planted), Exists(claimed), Exists(signed)).get()
    waiting = learners_waiting_at(target.pk)
    groups = groups_with(waiting, on=on)
    memberships = [one for one in educators_at(target.strand.area.school, on=on) if one.group_id]
    areas = areas_by_membership(memberships)
    teaching = [m for m in memberships if (only := areas[m.id]) is None or target.strand.area_id in only]
    return AtTarget(
        is_on_paths=is_planted or is_claimed,
        is_signed=is_signed,
        taught_by=_once(m.person for m in teaching),
        awaited=_once(m.person for m in teaching if m.group_id in groups),
    )


def _once(people: Iterable[Person]) -> tuple[Person, ...]:
    return tuple({one.id: one for one in people}.values())
