"""Asking one adult by name whether they know a learner, and answering it."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles import events
from trellis.rooms.circles.actions.claims import ASKED_AT
from trellis.rooms.circles.models import ClaimRound, ConnectionClaim, NameAsked
from trellis.rooms.circles.rules import may_hold_rounds
from trellis.rooms.circles.terms import ClaimDirection
from trellis.rooms.notices.actions import notify
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import adults_at, learner_at, school_day, viewer_of


@action
def ask_by_name(*, held: ClaimRound, learner: Person, adult: Person, by: Person, at: datetime) -> NameAsked:
    """This function will ask one adult whether they know a learner: they read the name, and nothing else. Asked twice, it is
    one question.

    Raises NotAllowed unless a leader or a counsellor asks, Refused for somebody who does not work or learn here today.
    Publishes AdultAskedByName, and tells the adult.
    """
    if held.school_id != by.school_id or not may_hold_rounds(viewer_of(by, at=at)):
        raise NotAllowed(_("Those who lead the school, and its counsellors, ask everybody."))
    today = school_day(by.school, at)
    if adult.id not in {one.id for one in adults_at(held.school_id, on=today)} or adult.id == by.id:
        raise Refused(_("Choose somebody else who works here today."))
    if learner_at(held.school_id, learner.id, today) is None:
        raise Refused(_("This learner is not at the school any more."))
    one_after_the_other(held)
    asked, is_new = NameAsked.objects.get_or_create(
        round=held, learner=learner, adult=adult, defaults={"by": by, "at": at, "school": by.school}
    )
    if is_new:
        publish(
            events.AdultAskedByName(
                school_id=held.school_id, round_id=held.id, adult_id=adult.id
            )
        )  # fmt: skip
        facts = {"by": by.said_as}
        notify(to=adult, about=by, kind=NoticeKind.DO_YOU_KNOW, facts=facts, url=ASKED_AT, by=by, at=at)
    return asked


@action
def answer_by_name(*, asked: NameAsked, knows: bool, by: Person, at: datetime) -> None:
    """This function will keep that an adult knows a learner well; that they do not is kept nowhere: what was asked is gone then,
    and no line says how it was answered. Answered once, it stands.

    Raises NotAllowed for anybody but whom it was asked. Publishes AnsweredByName.
    """
    asked = one_after_the_other(asked)
    if by.id != asked.adult_id:
        raise NotAllowed(_("Whoever was asked answers."))
    if asked.answered_at is not None:
        return
    if not knows:
        asked.delete()
    else:
        asked.answered_at = at
        asked.save(update_fields=["answered_at"])
        ConnectionClaim.objects.get_or_create(
            round_id=asked.round_id, by=by, about_id=asked.learner_id,
            defaults={"direction": ClaimDirection.BY_ADULT, "at": at, "school_id": asked.school_id},
        )  # fmt: skip
    publish(events.AnsweredByName(school_id=asked.school_id, round_id=asked.round_id))
