"""What waits to be talked about, and what each of the two brings to a talk first, or not today."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.conferences import events
from trellis.rooms.conferences.models import AgendaItem, Conference, Preparation
from trellis.rooms.conferences.rules import is_party, may_write_in
from trellis.rooms.conferences.terms import MOST_KEY, PreparedAs
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def add_to_agenda(
    *, learner: Person, adult: Person, text: str, by: Person, at: datetime, target_id: UUID | None = None
) -> AgendaItem:
    """This function will put something on the agenda of the next talk of these two; what waits there is not put twice.

    Raises NotAllowed for anybody but the two, Refused when nothing is written. Publishes AgendaItemAdded.
    """
    if by.id not in {learner.id, adult.id}:
        raise NotAllowed(_("The two who talk write the agenda."))
    words = text.strip()
    if not words or len(words) > 300:
        raise Refused(_("Write it in up to 300 characters."))
    return put_views_on_agenda(learner=learner, adult=adult, text=words, target_id=target_id, by=by, at=at)


@action
def put_views_on_agenda(
    *, learner: Person, adult: Person, text: str, target_id: UUID | None, by: Person, at: datetime
) -> AgendaItem:
    """This function will let something come up in the next talk of these two, once; it is put there by what one of them,
    or a colleague, has said. Publishes AgendaItemAdded.
    """
    item, made = AgendaItem.objects.get_or_create(
        learner=learner, adult=adult, text=text, target_id=target_id, talked_at=None,
        defaults={"by": by, "at": at, "school_id": learner.school_id},
    )  # fmt: skip
    if made:
        publish(events.AgendaItemAdded(school_id=learner.school_id, about_id=learner.id, item_id=item.id))
    return item


@action
def prepare_talk(*, conference: Conference, what: str, prepared_as: str, by: Person, at: datetime) -> None:
    """This function will put something that one of the two could bring to a talk first, or away for this time; with no word
    for it, it stands as it came.

    Raises NotAllowed for anybody else, Refused when the talk has been held. Publishes TalkPrepared.
    """
    if not is_party(by, conference) or not may_write_in(viewer_of(by, at=at), conference):
        raise NotAllowed(_("This talk is between two other people."))
    if one_after_the_other(conference).held_at is not None:
        raise Refused(_("This talk has been held already."))
    if prepared_as not in {"", *PreparedAs} or not 0 < len(what) <= MOST_KEY:
        raise Refused(_("Choose one of the lines of your half."))
    Preparation.objects.filter(conference=conference, by=by, what=what).delete()
    if prepared_as:
        Preparation.objects.create(conference=conference, by=by, what=what, prepared_as=prepared_as)
    publish(
        events.TalkPrepared(school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id)
    )
