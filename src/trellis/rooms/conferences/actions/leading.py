"""Talks that a learner leads for their family: planned or asked for, with what is shown in them."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.core.files import File
from django.db.models import Q
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles.rules import require_day_ahead
from trellis.rooms.conferences import events
from trellis.rooms.conferences.actions.talks import promise_talk, require_free_hour
from trellis.rooms.conferences.models import Conference, Invited, Shown
from trellis.rooms.conferences.queries import guardians_busy_at
from trellis.rooms.conferences.rules import (
    may_ask_to_lead,
    may_change_words,
    may_prepare_show,
    may_promise_talk,
)
from trellis.rooms.conferences.terms import MOST_GOALS_SHOWN, MOST_WORKS, WITH_FAMILY, ConferenceKind, ShownPart
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.rules import may_see_piece
from trellis.rooms.notices.actions import notify, withdraw_notices
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.paths.actions import set_goal
from trellis.rooms.paths.models import Goal
from trellis.rooms.paths.terms import Horizon
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import advisor_of, guardians_to_ask, school_day, viewer_of

A_YEAR = timedelta(days=366)  # no talk is promised longer before


@action
def plan_with_family(
    *, adult: Person, learner: Person, kind: str, promised_on: date, guardians: Sequence[Person], by: Person,
    at: datetime, promised_time: time | None = None, place: str = "",
) -> Conference:  # fmt: skip
    """This function will promise a talk with the family: one that the learner leads, or one of all who sit there. One that
    is planned, or asked for, moves to the new day, with the guardians who are asked now.

    Raises NotAllowed for anybody but the adult, Refused for a day gone by, an hour at which another talk stands, and for
    somebody who may not come. Publishes TalkPromised, and tells whoever is asked for the first time.
    """
    if not may_promise_talk(viewer_of(by, at=at), adult, learner) or kind not in WITH_FAMILY:
        raise NotAllowed(_("An adult promises their own talks, to learners they teach."))
    one_after_the_other(adult)
    require_day_ahead(promised_on, today=school_day(learner.school, at))
    may_come = {one.guardian_id for one in guardians_to_ask(learner)}
    if any(one.id not in may_come for one in guardians):
        raise Refused(_("One of those you chose is not asked to talks here. Choose from the names here."))
    if not guardians:
        raise Refused(_("Choose who of the family is asked to come."))
    talk = Conference.objects.filter(adult=adult, learner=learner, kind=kind, held_at=None).first()
    talk = talk or Conference(adult=adult, learner=learner, school_id=learner.school_id)
    require_free_hour(talk, promised_on, promised_time)
    if busy := guardians_busy_at(talk, guardians, promised_on, promised_time):
        raise Refused(
            _("%(name)s is asked to another talk at that time. Choose another time.") % {"name": busy[0].said_as}
        )
    talk = promise_talk(
        adult=adult, learner=learner, promised_on=promised_on, promised_time=promised_time, kind=kind,
        place=place.strip()[:80], by=by, at=at,
    )  # fmt: skip
    talk.invited.exclude(guardian__in=guardians).delete()
    asked = set(talk.invited.values_list("guardian_id", flat=True))
    new = [one for one in guardians if one.id not in asked]
    Invited.objects.bulk_create([Invited(conference=talk, guardian=one) for one in guardians], ignore_conflicts=True)
    url = f"/family/child/{learner.id}/#talk"
    notify(to=new, about=by, kind=NoticeKind.ASKED_TO_TALK, facts={"by": by.said_as}, url=url, by=by, at=at)
    return talk


@action
def ask_no_more(*, guardian: Person, learner: Person, by: Person, at: datetime) -> None:
    """This function will ask a guardian no more to the talks about a child that are still to come, once they may not be asked
    any more; what they were told of it and have not read is taken back. Who may still be asked stays asked.

    Publishes what withdraw_notices does.
    """
    if guardian.id in {one.guardian_id for one in guardians_to_ask(learner)}:
        return
    asked = Invited.objects.filter(guardian=guardian, conference__held_at=None)
    gone = asked.filter(conference__learner=learner)
    adults = [one.conference.adult for one in gone.select_related("conference__adult__school")]
    gone.delete()
    still = set(asked.values_list("conference__adult_id", flat=True))  # about another child of theirs
    for adult in (one for one in adults if one.id not in still):
        withdraw_notices(
            kind=NoticeKind.ASKED_TO_TALK, about=adult, since=at - A_YEAR, to=guardian, by=by, at=at
        )  # fmt: skip


@action
def ask_to_lead(*, learner: Person, by: Person, at: datetime) -> Conference:
    """This function will let a learner ask to lead a talk with their family: they prepare it from now on, and the adult who
    answers them first promises the day. Asked twice, it is the same one.

    Raises NotAllowed for anybody else, Refused where nobody teaches them. Publishes LeadingAsked.
    """
    if not may_ask_to_lead(by, learner):
        raise NotAllowed(_("The learner asks for this."))
    one_after_the_other(learner)
    rows = Conference.objects.filter(learner=learner, kind=ConferenceKind.STUDENT_LED, held_at=None)
    if waiting := rows.select_related("adult").first():
        return waiting
    today = school_day(learner.school, at)
    adult = advisor_of(learner, on=today)
    if adult is None:
        raise Refused(_("Nobody teaches you here today. Ask in the office."))
    talk = Conference.objects.create(
        learner=learner, adult=adult, kind=ConferenceKind.STUDENT_LED, promised_on=today, is_asked=True
    )
    publish(_of(talk, events.LeadingAsked))
    return talk


@action
def choose_work(*, conference: Conference, piece: Evidence, by: Person, at: datetime) -> Shown:
    """This function will put a work among those that a learner shows; one that stands there stays where it is.

    Raises NotAllowed for anybody but the learner and, beside them, the adult; Refused for a ninth, for a work that was not
    handed in, and once the talk was held. Publishes ShowPrepared.
    """
    _require_open(conference, by=by, at=at)
    if found := conference.shown.filter(piece=piece).first():
        return found
    if piece.learner_id != conference.learner_id or not may_see_piece(viewer_of(by, at=at), piece):
        raise NotAllowed(_("Choose one of the works that stand here."))
    if piece.handed_in_at is None or piece.erased_at is not None:
        raise Refused(_("This work is yours alone so far. Hand it in first; then your family may see it."))
    if conference.shown.filter(part=ShownPart.WORK).count() >= MOST_WORKS:
        raise Refused(_("Eight works are plenty for one talk. Take one out, then put this one in."))
    return _put(conference, by, at, part=ShownPart.WORK, piece=piece)


@action
def choose_goal(
    *, conference: Conference, by: Person, at: datetime, goal: Goal | None = None, text: str = "",
    horizon: str = Horizon.WEEK,
) -> Shown:  # fmt: skip
    """This function will put a goal at the end of what a learner shows: one of their own, or a new one in their words. What
    the adult writes down beside them is said in the show, and set as a goal by nobody but its owner.

    Raises as choose_work, and Refused for a fourth or without words. Publishes ShowPrepared, and GoalSet for a new one.
    """
    _require_open(conference, by=by, at=at)
    if goal is not None and goal.owner_id != conference.learner_id:
        raise NotAllowed(_("This is somebody else’s goal."))
    if goal is not None and (found := conference.shown.filter(goal=goal).first()):
        return found
    if conference.shown.filter(part=ShownPart.GOAL).count() >= MOST_GOALS_SHOWN:
        raise Refused(_("Three goals are plenty. Take one out, then put this one in."))
    if goal is None and by.id != conference.learner_id:
        if not 0 < len(text.strip()) <= 300:
            raise Refused(_("Write the goal in up to 300 characters."))
        return _put(conference, by, at, part=ShownPart.GOAL, words=text.strip())
    new = goal or set_goal(owner=conference.learner, horizon=horizon, text=text, by=by, at=at)
    return _put(conference, by, at, part=ShownPart.GOAL, goal=new)


@action
def say_shown(
    *, conference: Conference, part: str, words: str, by: Person, at: datetime, shown: Shown | None = None,
    upload: CheckedFile | File | None = None,
) -> Shown:  # fmt: skip
    """This function will keep what a learner says to a picture of their show, in words or aloud: why they chose a work, a
    strength, a struggle. What the adult writes down beside them is kept as that.

    Raises NotAllowed for anybody else and for words that the learner wrote themself, Refused without any. Publishes
    ShowPrepared.
    """
    _require_open(conference, by=by, at=at)
    is_of_one = part in {ShownPart.STRENGTH, ShownPart.STRUGGLE}
    found = conference.shown.filter(part=part).first() if is_of_one else shown
    if (found is None and not is_of_one) or (found is not None and found.conference_id != conference.id):
        raise NotAllowed(_("Choose one of the works that stand here."))
    said = words.strip()
    if len(said) > 1000:
        raise Refused(_("Write it in up to 1000 characters."))
    if not said and upload is None and (found is None or found.file_id is None):
        raise Refused(_("Say it or write it first; then keep it."))
    if found is None:
        found = _put(conference, by, at, part=part)
    found.conference = conference
    if not may_change_words(by, found):
        raise NotAllowed(_("%(name)s said this, and changes it.") % {"name": conference.learner.said_as})
    found.words, found.written_by = said, None if by.id == conference.learner_id else by
    if upload is not None:
        found.file = store_upload(upload, school_id=conference.school_id, at=at)
    found.save(update_fields=["words", "written_by", "file"])
    publish(_of(conference, events.ShowPrepared))
    return found


@action
def take_out(*, shown: Shown, by: Person, at: datetime) -> None:
    """This function will take a picture out of what a learner shows; the work and the goal themselves stay.

    Raises as choose_work, and NotAllowed for words that the learner wrote themself. Publishes ShowPrepared.
    """
    _require_open(shown.conference, by=by, at=at)
    if not may_change_words(by, shown):
        raise NotAllowed(_("%(name)s said this, and changes it.") % {"name": shown.conference.learner.said_as})
    shown.delete()
    publish(_of(shown.conference, events.ShowPrepared))


@action
def show_earlier(*, shown: Shown, by: Person, at: datetime) -> None:
    """This function will let a work come one picture earlier; the first stays first. Raises as choose_work. Publishes
    ShowPrepared."""
    _require_open(shown.conference, by=by, at=at)
    works = list(shown.conference.shown.filter(part=ShownPart.WORK))
    at_now = next((place for place, one in enumerate(works) if one.id == shown.id), 0)
    if at_now:
        works[at_now - 1], works[at_now] = works[at_now], works[at_now - 1]
    for place, one in enumerate(works):
        one.place = place
    Shown.objects.bulk_update(works, ["place"])
    publish(_of(shown.conference, events.ShowPrepared))


@action
def forget_work(*, learner: Person, piece_id: UUID, by: Person, at: datetime) -> None:
    """This function will let go of what was said to a work that was erased, words and voice, inside the act that erases it.
    In a talk to come its place stays, so that its learner reads that it is gone; what was shown is shown no more. Publishes
    ShowPrepared for each talk."""
    is_of_it = Q(piece=piece_id) | Q(piece=None)
    rows = Shown.objects.filter(is_of_it, part=ShownPart.WORK, conference__learner=learner)
    for shown in rows.select_related("file", "conference"):
        file, shown.file, shown.words = shown.file, None, ""
        shown.save(update_fields=["file", "words"])
        if shown.conference.held_at is not None:
            shown.delete()
        if file is not None:
            delete_file(file)
        publish(_of(shown.conference, events.ShowPrepared))


def _require_open(conference: Conference, *, by: Person, at: datetime) -> None:
    if not may_prepare_show(viewer_of(by, at=at), conference):
        raise NotAllowed(_("Who leads this talk prepares it."))
    if one_after_the_other(conference).held_at is not None:
        raise Refused(_("This talk has been held already."))


def _put(conference: Conference, by: Person, at: datetime, **facts: Any) -> Shown:
    beside = None if by.id == conference.learner_id else by
    last = conference.shown.filter(part=facts["part"]).count()
    shown = Shown.objects.create(conference=conference, place=last, written_by=beside, at=at, **facts)
    publish(_of(conference, events.ShowPrepared))
    return shown


def _of(conference: Conference, kind: type[Any]) -> Any:
    return kind(school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id)
