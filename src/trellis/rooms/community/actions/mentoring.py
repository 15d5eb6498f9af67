"""What mentors offer, and what goes between a learner, a mentor and somebody of the school."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.files import store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.community import events
from trellis.rooms.community.actions.lengths import at_most
from trellis.rooms.community.actions.reaching import Upload
from trellis.rooms.community.models import MentorMessage, Offer
from trellis.rooms.community.rules import may_make_offers, may_say_among_three
from trellis.rooms.community.terms import MOST_OFFERED, MOST_SAID, TWICE, OfferKind
from trellis.rooms.people.models import Mentorship, Person
from trellis.rooms.people.queries import viewer_of

MOST_LINE = 120


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What is offered: what kind, in a line; on which days; and what a visitor will see."""

    kind: str
    title: str
    days: str
    will_see: str


@action
def make_offer(*, offered: Offered, by: Person, at: datetime) -> Offer:
    """This function will write down what a mentor offers. It is for those who work at the school; nobody is matched by it.

    Raises NotAllowed for anybody but a mentor who is vetted today, Refused when something is not said. Publishes OfferMade.
    """
    if not may_make_offers(viewer_of(by, at=at)):
        raise NotAllowed(_("Offers are written by mentors whom the school has vetted."))
    if offered.kind not in OfferKind.values:
        raise Refused(_("Choose what you offer: a talk, a visit, a workshop or an internship."))
    title, days = at_most(offered.title, MOST_LINE), at_most(offered.days, MOST_LINE)
    will_see = at_most(offered.will_see, MOST_OFFERED)
    if not (title and days and will_see):
        raise Refused(_("Say what you offer, on which days, and what a visitor will see."))
    one_after_the_other(by)
    same = Offer.objects.filter(mentor=by, kind=offered.kind, title=title, closed_at=None)
    if again := same.filter(at__gt=at - TWICE, at__lte=at).first():
        return again
    row = Offer.objects.create(mentor=by, kind=offered.kind, title=title, days=days, will_see=will_see, at=at)
    publish(events.OfferMade(school_id=row.school_id, offer_id=row.id))
    return row


@action
def close_offer(*, offer: Offer, by: Person, at: datetime) -> None:
    """This function will close an offer: nobody is proposed it any more. Raises NotAllowed for anybody but whose it is.
    Publishes OfferClosed."""
    if by.id != offer.mentor_id:
        raise NotAllowed(_("Only the mentor closes their offer."))
    if Offer.objects.filter(pk=offer.pk, closed_at=None).update(closed_at=at):
        publish(events.OfferClosed(school_id=offer.school_id, offer_id=offer.id))


@action
def say_among_three(
    *, mentorship: Mentorship, by: Person, at: datetime, text: str = "", voice: Upload | None = None
) -> MentorMessage:
    """This function will say something to the two others of a mentorship, in writing or aloud; pressed twice, it is said once.

    There is no way to say something to a learner or a mentor alone, and none to take it away again (AR-18). Raises
    NotAllowed while the mentorship does not hold or nobody of the school is beside the two; Refused for nothing, for too
    much or a file that is not taken. Publishes SaidAmongThree.
    """
    if not may_say_among_three(viewer_of(by, at=at), mentorship):
        raise NotAllowed(_("Nothing goes between the two while nobody of the school is beside them."))
    words = at_most(text, MOST_SAID)
    if not words and voice is None:
        raise Refused(_("Say something first: speak or write."))
    one_after_the_other(mentorship)
    same = MentorMessage.objects.filter(mentorship=mentorship, author=by, text=words, at__gt=at - TWICE, at__lte=at)
    if words and voice is None and (again := same.first()):
        return again
    file = store_upload(voice, school_id=mentorship.school_id, at=at) if voice else None
    row = MentorMessage.objects.create(
        learner=mentorship.learner, mentorship=mentorship, author=by, text=words, voice=file, at=at
    )
    publish(
        events.SaidAmongThree(
            school_id=row.school_id, about_id=row.learner_id, message_id=row.id, mentorship_id=mentorship.id
        )
    )  # fmt: skip
    return row
