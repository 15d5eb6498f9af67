"""Who answers for an area to whom."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from trellis.rooms.continuum.rules import areas_by_membership
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.rules import live
from trellis.rooms.people.terms import EDUCATORS, Role


def adults_by_area(
    learners: Collection[Person], area_ids: Collection[UUID], *, on: date
) -> dict[UUID, tuple[Person, ...]]:
    """This function will tell who answers for each area to these learners, by name: those who teach that very area; where
    nobody does, those who teach all areas, and their advisor. Three queries, however many learners."""
    groups = Membership.objects.filter(live(on), person__in=[one.id for one in learners], role=Role.LEARNER)
    rows = Membership.objects.filter(live(on), role__in=EDUCATORS, group__in=groups.values("group_id"))
    teaching = list(rows.select_related("person").order_by("person__said_as", "person_id"))
    limits = areas_by_membership(teaching)
    found: dict[UUID, tuple[Person, ...]] = {}
    for area_id in area_ids:
        own = [one.person for one in teaching if area_id in (limits[one.id] or ())]
        every = [one.person for one in teaching if limits[one.id] is None]
        found[area_id] = tuple({one.id: one for one in own or every}.values())
    return found
