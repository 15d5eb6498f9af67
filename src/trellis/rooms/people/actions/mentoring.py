"""Vetting a mentor, matching them with a learner, asking for consent, and ending it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people import events
from trellis.rooms.people.models import Guardianship, Mentorship, MentorVetting, Person
from trellis.rooms.people.queries import age_on, school_day, teaching_membership, viewer_of
from trellis.rooms.people.queries.mentoring import court_has_say, has_consent, is_mentor_today, is_open, vetting_of
from trellis.rooms.people.rules import may_consent, may_end_mentorship, may_match, may_vet
from trellis.rooms.people.terms import ADULT_STAFF, MOST_PURPOSE, Role


@action
def vet_mentor(*, mentor: Person, until: date | None, by: Person, at: datetime) -> MentorVetting:
    """This function will note until which day the school has vetted a mentor; what was noted before is withdrawn.

    Raises NotAllowed for anybody but the office, Refused for somebody who is no mentor here and for a day gone by.
    Publishes MentorVetted.
    """
    if not may_vet(viewer_of(by, at=at), mentor):
        raise NotAllowed(_("Only the school's office may do this."))
    today = school_day(mentor.school, at)
    if not is_mentor_today(mentor, on=today):
        raise Refused(_("Give them the role of a mentor first."))
    if until is None or until < today:
        raise Refused(_("Choose today or a day to come: until then the school has vetted them."))
    one_after_the_other(mentor)
    MentorVetting.objects.filter(mentor=mentor, withdrawn_at=None).update(withdrawn_at=at)
    row = MentorVetting.objects.create(mentor=mentor, until=until, by=by, at=at)
    publish(events.MentorVetted(school_id=mentor.school_id, mentor_id=mentor.id, until=until))
    return row


@action
def withdraw_vetting(*, mentor: Person, by: Person, at: datetime) -> None:
    """This function will withdraw a mentor's vetting: whatever it opened closes with their next click.

    Raises NotAllowed for anybody but the office. Publishes VettingWithdrawn.
    """
    if not may_vet(viewer_of(by, at=at), mentor):
        raise NotAllowed(_("Only the school's office may do this."))
    if MentorVetting.objects.filter(mentor=mentor, withdrawn_at=None).update(withdrawn_at=at):
        publish(events.VettingWithdrawn(school_id=mentor.school_id, mentor_id=mentor.id))


@action
def propose_mentorship(
    *, mentor: Person, learner: Person, staff: Person, purpose: str, until: date | None, by: Person, at: datetime
) -> Mentorship:
    """This function will match a mentor with a learner and ask the family's consent, from eighteen on the learner's own;
    until it is given nothing opens.

    Raises NotAllowed for whoever neither teaches the learner nor leads the school; Refused without a person of the school
    beside the two (AR-18), for a mentor who is not vetted or a guardian of the learner, without a purpose, for an end gone
    by or after the vetting. Publishes MentorshipProposed.
    """
    today = school_day(learner.school, at)
    if not may_match(viewer_of(by, at=at), learner, teaches=teaching_membership(by, learner, on=today) is not None):
        raise NotAllowed(_("Those who teach a learner find a mentor for them."))
    _require_staff(staff, mentor=mentor, learner=learner, at=at)
    last = _last_day_with(mentor, learner, today=today)
    words = purpose.strip()
    if not words or len(words) > MOST_PURPOSE:
        raise Refused(_("Say in one sentence what the two will do together."))
    if until is None or not today <= until <= last:
        raise Refused(
            _("Choose a last day from today on, and not after %(name)s’s vetting.") % {"name": mentor.said_as}
        )
    one_after_the_other(learner)
    _end_what_ran_out(mentor, learner, today=today, by=by, at=at)
    if found := Mentorship.objects.filter(mentor=mentor, learner=learner, ended_at=None).first():
        return found  # pressed twice
    row = Mentorship.objects.create(
        learner=learner, mentor=mentor, staff=staff, purpose=words, starts_on=today, ends_on=until, proposed_by=by,
        proposed_at=at,
    )  # fmt: skip
    publish(
        events.MentorshipProposed(
            school_id=row.school_id, about_id=learner.id, mentorship_id=row.id, mentor_id=mentor.id
        )
    )  # fmt: skip
    return row


@action
def answer_mentorship(*, mentorship: Mentorship, consents: bool, by: Person, at: datetime) -> None:
    """This function will give consent to a mentorship, or decline it, which ends it without a word of why. It is given anew
    where whoever gave it has no rights to any more.

    Raises NotAllowed for anybody but a guardian with full rights and no note of a court, from eighteen on the learner;
    Refused once it is over.
    Publishes MentorshipConsented or MentorshipEnded.
    """
    mentorship, today = _held(mentorship), school_day(mentorship.learner.school, at)
    if not may_consent(viewer_of(by, at=at), mentorship, age=age_on(mentorship.learner, today)):
        raise NotAllowed(_("This is for the family to say."))
    if consents and court_has_say(by, mentorship.learner):
        raise NotAllowed(_("This is for the family to say."))
    if not consents:
        _end(mentorship, by=by, at=at)
        return
    if mentorship.ended_at is not None or mentorship.ends_on < today:
        raise Refused(_("This was ended meanwhile. Ask the school, if you would like it still."))
    if has_consent(mentorship):
        return  # pressed twice
    mentorship.consent_by, mentorship.consent_at = by, at
    mentorship.save(update_fields=["consent_by", "consent_at"])
    publish(
        events.MentorshipConsented(
            school_id=mentorship.school_id, about_id=mentorship.learner_id, mentorship_id=mentorship.id
        )
    )  # fmt: skip


@action
def end_mentorship(*, mentorship: Mentorship, by: Person, at: datetime) -> None:
    """This function will end a mentorship, which closes it at once: consent taken back, or any of the three has finished.

    Raises NotAllowed. Publishes MentorshipEnded.
    """
    mentorship, today = _held(mentorship), school_day(mentorship.learner.school, at)
    if not may_end_mentorship(viewer_of(by, at=at), mentorship, age=age_on(mentorship.learner, today)):
        raise NotAllowed(_("This is for the family to say."))
    _end(mentorship, by=by, at=at)


@action
def hand_over_mentorship(*, mentorship: Mentorship, staff: Person, by: Person, at: datetime) -> None:
    """This function will name another person of the school beside a mentor and a learner: without one nobody can write.

    Raises NotAllowed for whoever neither teaches the learner nor leads the school, Refused for somebody who does not work
    here. Publishes MentorshipHandedOver.
    """
    mentorship, today = _held(mentorship), school_day(mentorship.learner.school, at)
    teaches = teaching_membership(by, mentorship.learner, on=today) is not None
    if not may_match(viewer_of(by, at=at), mentorship.learner, teaches=teaches):
        raise NotAllowed(_("Those who teach a learner find a mentor for them."))
    _require_staff(staff, mentor=mentorship.mentor, learner=mentorship.learner, at=at)
    mentorship.staff = staff
    mentorship.save(update_fields=["staff"])
    publish(
        events.MentorshipHandedOver(
            school_id=mentorship.school_id, about_id=mentorship.learner_id, mentorship_id=mentorship.id,
            staff_id=staff.id,
        )
    )  # fmt: skip


@action
def set_next_visit(*, mentorship: Mentorship, day: date | None, by: Person, at: datetime) -> None:
    """This function will note on which day a mentor and a learner meet next. The mentor and whoever is beside the two may.

    Raises NotAllowed; Refused for a day gone by or after the end. Publishes NextVisitSet.
    """
    mentorship, today = _held(mentorship), school_day(mentorship.learner.school, at)
    if by.id not in {mentorship.mentor_id, mentorship.staff_id} or not is_open(mentorship, on=today):
        raise NotAllowed(_("Only the two adults of a mentorship set its next visit."))
    if day is None or not today <= day <= mentorship.ends_on:
        raise Refused(_("Choose today or a day to come, and not after the last day."))
    mentorship.next_on = day
    mentorship.save(update_fields=["next_on"])
    publish(
        events.NextVisitSet(
            school_id=mentorship.school_id, about_id=mentorship.learner_id, mentorship_id=mentorship.id
        )
    )  # fmt: skip


def _require_staff(staff: Person | None, *, mentor: Person, learner: Person, at: datetime) -> None:
    """AR-18: no grown-up from outside and a child stand alone; somebody who works at the school is always beside them."""
    works_here = staff is not None and staff.school_id == learner.school_id and (
        viewer_of(staff, at=at).roles & ADULT_STAFF
    )  # fmt: skip
    if staff is None or not works_here or staff.id in {mentor.id, learner.id}:
        raise Refused(_("Name somebody of the school who is always beside the two: nothing goes between them alone."))


def _last_day_with(mentor: Person, learner: Person, *, today: date) -> date:
    vetting = vetting_of(mentor, on=today)
    if mentor.school_id != learner.school_id or vetting is None or not is_mentor_today(mentor, on=today):
        raise Refused(_("The school has not vetted this mentor for today. The office does that."))
    if Guardianship.objects.filter(guardian=mentor, learner=learner).exists():
        raise Refused(_("%(name)s is a guardian of this learner, and no mentor of theirs.") % {"name": mentor.said_as})
    if not learner.memberships.filter(role=Role.LEARNER).exists():
        raise Refused(_("Choose one of your learners."))
    return vetting.until


def _end_what_ran_out(mentor: Person, learner: Person, *, today: date, by: Person, at: datetime) -> None:
    rows = Mentorship.objects.filter(mentor=mentor, learner=learner, ended_at=None, ends_on__lt=today)
    rows.update(ended_at=at, ended_by=by)


def _held(mentorship: Mentorship) -> Mentorship:
    """Who answers at the same moment waits, and then reads what stands."""
    rows = Mentorship.objects.select_for_update(no_key=True, of=("self",))
    return rows.select_related("learner__school", "mentor", "staff").get(pk=mentorship.pk)


def _end(mentorship: Mentorship, *, by: Person, at: datetime) -> None:
    if mentorship.ended_at is not None:
        return
    mentorship.ended_at, mentorship.ended_by = at, by
    mentorship.save(update_fields=["ended_at", "ended_by"])
    publish(
        events.MentorshipEnded(
            school_id=mentorship.school_id, about_id=mentorship.learner_id, mentorship_id=mentorship.id
        )
    )  # fmt: skip
