"""Support between adults: asking for it, answering, and noting what was offered. Nothing here evaluates anybody."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.practice import events
from trellis.rooms.practice.actions.lengths import worded
from trellis.rooms.practice.models import StaffCheckIn, SupportRequest
from trellis.rooms.practice.queries import whom_to_ask
from trellis.rooms.practice.rules import (
    may_answer_support,
    may_ask_for_support,
    may_note_check_in,
    may_take_back_check_in,
)
from trellis.rooms.practice.terms import MOST_ASKED, TWICE


@action
def ask_for_support(*, to: Person, words: str, by: Person, at: datetime) -> SupportRequest:
    """This function will ask somebody who leads the school, or somebody of one's team, for support, in one's own words.

    The same words to the same person within a minute are one, pressed twice. Raises NotAllowed for whoever does not work at
    the school, or Refused without words and for anybody else. Publishes SupportAsked.
    """
    viewer = viewer_of(by, at=at)
    if not may_ask_for_support(viewer):
        raise NotAllowed(_("Adults of the school ask each other for support."))
    said = worded(words, MOST_ASKED, _("Write what would help you, for example: cover for my talks on Tuesday."))
    if to.id not in {one.id for one in whom_to_ask(viewer)}:
        raise Refused(_("Choose somebody who leads the school, or somebody of your team."))
    one_after_the_other(by)
    before = SupportRequest.objects.filter(asked_by=by, to=to, words=said, at__gt=at - TWICE, at__lte=at)
    if twice := before.first():
        return twice
    made = SupportRequest.objects.create(asked_by=by, to=to, words=said, at=at)
    publish(events.SupportAsked(school_id=by.school_id, request_id=made.id))
    return made


@action
def answer_support(*, request: SupportRequest, words: str, by: Person, at: datetime) -> None:
    """This function will answer a colleague who asked for support; said anew, it takes the place of the answer before.

    Raises NotAllowed for anybody but whom it was sent to, or Refused without words. Publishes SupportAnswered.
    """
    if not may_answer_support(viewer_of(by, at=at), request):
        raise NotAllowed(_("Whoever was asked answers."))
    said = worded(words, MOST_ASKED, _("Write what you can do, or when the two of you speak."))
    row = SupportRequest.objects.select_for_update().filter(pk=request.pk).first()
    if row is None:
        raise Refused(_("It was taken back in the meantime: nothing waits here any more."))
    row.answer, row.answered_at = said, at
    row.save(update_fields=["answer", "answered_at"])
    publish(events.SupportAnswered(school_id=row.school_id, request_id=row.id))


@action
def take_back_support(*, request: SupportRequest, by: Person, at: datetime) -> None:
    """This function will take back what one asked for, until it is answered.

    Raises NotAllowed for anybody else, or Refused once it is answered. Publishes SupportTakenBack.
    """
    if request.asked_by_id != by.id:
        raise NotAllowed(_("Whoever asked takes it back."))
    row = SupportRequest.objects.select_for_update().filter(pk=request.pk).first()
    if row is None:
        return
    if row.answered_at is not None:
        raise Refused(_("It is answered already: the two of you can read both."))
    publish(events.SupportTakenBack(school_id=row.school_id, request_id=row.id))
    row.delete()


@action
def note_check_in(*, adult: Person, offered: str, by: Person, at: datetime) -> StaffCheckIn:
    """This function will note what somebody who leads the school offered a colleague; the colleague reads it too.

    The same words within a minute are one, pressed twice. Raises NotAllowed for anybody who does not lead the school, or
    Refused without words. Publishes CheckInNoted.
    """
    if not may_note_check_in(viewer_of(by, at=at), adult):
        raise NotAllowed(_("Those who lead the school note what they offered a colleague."))
    said = worded(offered, MOST_ASKED, _("Write what you offered."))
    one_after_the_other(adult)
    before = StaffCheckIn.objects.filter(adult=adult, noted_by=by, offered=said, at__gt=at - TWICE, at__lte=at)
    if twice := before.first():
        return twice
    made = StaffCheckIn.objects.create(adult=adult, noted_by=by, offered=said, at=at)
    publish(events.CheckInNoted(school_id=adult.school_id, check_in_id=made.id))
    return made


@action
def take_back_check_in(*, check_in: StaffCheckIn, by: Person, at: datetime) -> None:
    """This function will take a note of a check-in back; nothing of it remains. Raises NotAllowed for anybody but whoever
    noted it. Publishes CheckInTakenBack."""
    if not may_take_back_check_in(viewer_of(by, at=at), check_in):
        raise NotAllowed(_("Whoever noted it takes it back."))
    publish(events.CheckInTakenBack(school_id=check_in.school_id, check_in_id=check_in.id))
    check_in.delete()
