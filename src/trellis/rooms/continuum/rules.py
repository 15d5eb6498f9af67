"""Who may keep the continuum, and which areas a teacher teaches."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.files import register_guard
from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.models import Exemplar, TeachingArea
from trellis.rooms.people.models import Membership
from trellis.rooms.people.rules import Viewer, belongs_to, may_keep_continuum
from trellis.rooms.people.terms import Role
from trellis.rooms.privacy.rules import teaching_areas_from


def limited_to(memberships: Collection[Membership]) -> set[UUID] | None:
    """This function will tell which areas these memberships are limited to: None when one of them is for all areas.

    An advisor advises in all areas; a teacher without a teaching area teaches all.
    """
    found: set[UUID] = set()
    for areas in areas_by_membership(memberships).values():
        if areas is None:
            return None
        found |= areas
    return found


def areas_by_membership(memberships: Collection[Membership]) -> dict[UUID, frozenset[UUID] | None]:
    """This function will tell, for each membership, in which areas it teaches; None means in all.

    One query for those not yet asked about: a membership remembers its areas as long as the request that read it.
    """
    unknown = [m for m in memberships if m.role != Role.ADVISOR and "_areas" not in m.__dict__]
    if unknown:
        limits: dict[UUID, set[UUID]] = {m.id: set() for m in unknown}
        for membership_id, area_id in _areas_taught([m.id for m in unknown]):
            limits[membership_id].add(area_id)
        for membership in unknown:
            membership.__dict__["_areas"] = frozenset(limits[membership.id]) or None
    return {m.id: m.__dict__.get("_areas") for m in memberships}


@prepared
def _areas_taught(membership_ids: list[UUID]) -> QuerySet[TeachingArea, tuple[UUID, UUID]]:
    return TeachingArea.objects.filter(membership__in=membership_ids).values_list("membership_id", "area_id")


def may_change_continuum(viewer: Viewer) -> bool:
    """This function will say whether the viewer may change areas, strands, targets and what they align with."""
    return may_keep_continuum(viewer)


def may_read_file(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether somebody may have a file of this room. The picture of an example is public where the
    continuum is, else of whoever belongs to the school; one that was taken back is nobody's. None: not ours."""
    found = Exemplar.objects.filter(picture=file_id).select_related("target__strand__area__school").first()
    if found is None:
        return None
    school = found.target.strand.area.school
    return found.taken_back_at is None and (school.shows_continuum or belongs_to(viewer, school.id))


register_guard("continuum", may_read_file)
teaching_areas_from(limited_to)
