"""An adult's own page: what one writes there, and whether those whom one teaches read it."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.practice import events
from trellis.rooms.practice.actions.lengths import worded
from trellis.rooms.practice.models import OwnLine
from trellis.rooms.practice.rules import is_own, may_write_own_page
from trellis.rooms.practice.terms import MOST_SAID, TWICE, LineKind


@action
def write_line(
    *, kind: str, words: str, by: Person, at: datetime, learnt: str = "", asked: str = "", is_shared: bool = False
) -> OwnLine:
    """This function will write a habit, a mistake with what one learnt, or an answer on one's own page; it is one's own until
    it is shared. The same words within a minute are one, pressed twice.

    Raises NotAllowed for whoever does not work at the school, or Refused without words. Publishes OwnLineWritten.
    """
    if not may_write_own_page(viewer_of(by, at=at)):
        raise NotAllowed(_("Adults of the school have a page of their own here."))
    if kind not in LineKind.values:
        raise Refused(_("Choose what it is: a habit, a mistake, or an answer."))
    said = worded(words, MOST_SAID, _("Write a sentence first."))
    of_it = learnt.strip()
    if kind == LineKind.MISTAKE:
        of_it = worded(learnt, MOST_SAID, _("Write what you learnt as well: that is what others can use."))
    one_after_the_other(by)
    if twice := OwnLine.objects.filter(author=by, kind=kind, words=said, at__gt=at - TWICE, at__lte=at).first():
        return twice
    made = OwnLine.objects.create(
        author=by, kind=kind, words=said, learnt=of_it[:MOST_SAID], asked=asked[:200], is_shared=is_shared, at=at
    )
    publish(events.OwnLineWritten(school_id=by.school_id, line_id=made.id))
    return made


@action
def share_line(*, line: OwnLine, is_shared: bool, by: Person, at: datetime) -> None:
    """This function will let those whom one teaches read a line of one's page, or keep it to oneself again. Raises NotAllowed.
    Publishes OwnLineShared."""
    _require_own(line, by=by, at=at)
    line.is_shared = is_shared
    line.save(update_fields=["is_shared"])
    publish(events.OwnLineShared(school_id=line.school_id, line_id=line.id, is_shared=is_shared))


@action
def take_line_away(*, line: OwnLine, by: Person, at: datetime) -> None:
    """This function will take a line off one's page; nothing of it remains. Raises NotAllowed. Publishes OwnLineTakenAway."""
    _require_own(line, by=by, at=at)
    publish(events.OwnLineTakenAway(school_id=line.school_id, line_id=line.id))
    line.delete()


def _require_own(line: OwnLine, *, by: Person, at: datetime) -> None:
    if not is_own(viewer_of(by, at=at), line):
        raise NotAllowed(_("Everybody writes their own page."))
