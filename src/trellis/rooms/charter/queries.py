"""Questions about what the school says of itself: public words."""

from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.charter.models import GuidingPrinciple, Vision, VisionPart
from trellis.rooms.people.models import School


def vision_of(school: School) -> Vision | None:
    """This function will find the vision a school lives by now, with its parts."""
    return Vision.objects.filter(school=school).prefetch_related("parts").first()


def principles_of(school: School) -> QuerySet[GuidingPrinciple]:
    """This function will list the school's principles in order."""
    return GuidingPrinciple.objects.filter(school=school, retired_at=None).order_by("order")


def vision_now(school: School) -> Vision | None:
    """This function will find the vision a school lives by now, where its parts are not asked for."""
    return next(iter(_visions(school.id)), None)


@prepared
def _visions(school_id: UUID) -> QuerySet[Vision]:
    return Vision.objects.filter(school=school_id)[:1]


def vision_parts_of(school: School) -> QuerySet[VisionPart]:
    """This function will list the parts of the vision a school lives by now, in order."""
    return VisionPart.objects.filter(vision=vision_now(school)).order_by("order")
