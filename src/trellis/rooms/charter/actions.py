"""What can be done about what the school says of itself."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.charter import events
from trellis.rooms.charter.models import GuidingPrinciple, Vision, VisionPart
from trellis.rooms.charter.queries import principles_of, vision_of
from trellis.rooms.charter.rules import may_speak_for_school
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.queries import viewer_of

Words = Mapping[str, str]
MOST_PRINCIPLES, MOST_LETTERS = 5, 400


@action
def publish_vision(
    *, school: School, sentence: Words, parts: Sequence[tuple[Words, Words]], by: Person, at: datetime
) -> Vision:
    """This function will publish the sentence by which a school lives, with its parts as pairs of a name and a text; the
    one before stays as an earlier version.

    Raises NotAllowed, or Refused without a sentence and for one too long. As it stands already, nothing
    changes. Publishes VisionPublished.
    """
    _require_leader(school, by=by, at=at)
    if not any(sentence.values()):
        raise Refused(_("Write the sentence by which the school lives."))
    _refuse_too_long(sentence)
    before = vision_of(school)
    if before and before.sentence == dict(sentence) and _parts_of(before) == [(dict(n), dict(t)) for n, t in parts]:
        return before
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

    Raises NotAllowed, or Refused for none, for more than five, for one without words and for one too long. As they
    stand already, nothing changes. Publishes PrinciplesPublished.
    """
    _require_leader(school, by=by, at=at)
    if not 1 <= len(principles) <= MOST_PRINCIPLES:
        raise Refused(_("Write one principle at least, and five at most: they have to fit on a wall."))
    for says, means in principles:
        if not any(says.values()):
            raise Refused(_("Write the principle above what it looks like, or take both out."))
        _refuse_too_long(says, means)
    before = list(principles_of(school))
    if [(one.text, one.means) for one in before] == [(dict(says), dict(means)) for says, means in principles]:
        return before
    GuidingPrinciple.objects.filter(school=school, retired_at=None).update(retired_at=at)
    rows = GuidingPrinciple.objects.bulk_create(
        GuidingPrinciple(school=school, order=order, text=dict(says), means=dict(means))
        for order, (says, means) in enumerate(principles, start=1)
    )
    publish(events.PrinciplesPublished(school_id=school.id, principles=len(rows)))
    return rows


def _parts_of(vision: Vision) -> list[tuple[dict[str, str], dict[str, str]]]:
    return [(part.name, part.text) for part in vision.parts.all()]


def _refuse_too_long(*words: Words) -> None:
    if any(len(text) > MOST_LETTERS for given in words for text in given.values()):
        raise Refused(
            _("Write at most %(most)s letters: the fewer, the better they are kept.") % {"most": MOST_LETTERS}
        )


def _require_leader(school: School, *, by: Person, at: datetime) -> None:
    if by.school_id != school.id or not may_speak_for_school(viewer_of(by, at=at)):
        raise NotAllowed(_("Those who lead the school speak for it."))
