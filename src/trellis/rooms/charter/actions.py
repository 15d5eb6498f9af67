"""What can be done about what the school says of itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.charter import events
from trellis.rooms.charter.models import GuidingPrinciple, Vision, VisionPart
from trellis.rooms.charter.queries import vision_of
from trellis.rooms.charter.rules import may_speak_for_school
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.queries import viewer_of

Words = Mapping[str, str]
MOST_PRINCIPLES = 7


@action
def publish_vision(
    *, school: School, sentence: Words, parts: Sequence[tuple[Words, Words]], by: Person, at: datetime
) -> Vision:
    """This function will publish the sentence by which a school lives, with its parts as pairs of a name and a text; the
    one before stays as an earlier version.

    Raises NotAllowed, or Refused without a sentence. Publishes VisionPublished.
    """
    _require_leader(school, by=by, at=at)
    if not any(sentence.values()):
        raise Refused(_("Write the sentence by which the school lives."))
    before = vision_of(school)
    version = before.version + 1 if before else 1
    vision = Vision.objects.create(school=school, version=version, sentence=dict(sentence), since=at)
    VisionPart.objects.bulk_create(
        VisionPart(vision=vision, order=order, name=dict(name), text=dict(text))
        for order, (name, text) in enumerate(parts, start=1)
    )
    publish(events.VisionPublished(school_id=school.id, vision_id=vision.id, version=version))
    return vision


@action
def publish_principles(
    *, school: School, principles: Sequence[tuple[Words, Words]], by: Person, at: datetime
) -> list[GuidingPrinciple]:
    """This function will publish the few sentences everybody in the school lives by, as pairs of the sentence and what it
    means; those before are retired.

    Raises NotAllowed, or Refused for none or for more than seven. Publishes PrinciplesPublished.
    """
    _require_leader(school, by=by, at=at)
    if not 1 <= len(principles) <= MOST_PRINCIPLES:
        raise Refused(_("Write one principle at least, and seven at most: they have to fit on a wall."))
    GuidingPrinciple.objects.filter(school=school, retired_at=None).update(retired_at=at)
    rows = GuidingPrinciple.objects.bulk_create(
        GuidingPrinciple(school=school, order=order, text=dict(says), means=dict(means))
        for order, (says, means) in enumerate(principles, start=1)
    )
    publish(events.PrinciplesPublished(school_id=school.id, principles=len(rows)))
    return rows


def _require_leader(school: School, *, by: Person, at: datetime) -> None:
    if by.school_id != school.id or not may_speak_for_school(viewer_of(by, at=at)):
        raise NotAllowed(_("Those who lead the school speak for it."))
