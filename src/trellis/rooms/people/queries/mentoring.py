"""Mentors: who is vetted, whom they accompany today, what waits for consent."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Guardianship, Membership, Mentorship, MentorVetting, Person, School
from trellis.rooms.people.queries.who import age_on
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import ADULT_STAFF, OF_AGE, Rights, Role


def vetting_of(mentor: Person, *, on: date) -> MentorVetting | None:
    """This function will find the vetting of a mentor that holds on that day."""
    rows = MentorVetting.objects.filter(mentor=mentor, withdrawn_at=None, until__gte=on)
    return rows.select_related("by").first()


def vetted_mentors(school: School, *, on: date) -> list[MentorVetting]:
    """This function will list who is vetted on that day and is a mentor of the school still, by name."""
    rows = MentorVetting.objects.filter(
        _is_mentor(on, "mentor"), mentor__school=school, withdrawn_at=None, until__gte=on
    )
    return list(rows.select_related("mentor").order_by("mentor__said_as", "id"))


def is_mentor_today(person: Person, *, on: date) -> bool:
    """This function will say whether somebody is a mentor of the school on that day, vetted or not."""
    return person.memberships.filter(live(on), role=Role.MENTOR).exists()


def open_mentorships(on: date) -> Q:
    """This function will select the mentorships that hold on that day: with a consent that stands, not ended, within their
    days, of a mentor who is vetted and belongs to the school. There is no other way in for a mentor."""
    vetted = MentorVetting.objects.filter(mentor=OuterRef("mentor"), withdrawn_at=None, until__gte=on)
    return (
        Q(ended_at=None, starts_on__lte=on, ends_on__gte=on)
        & _consent_stands()
        & Q(Exists(vetted))
        & _is_mentor(on, "mentor")
    )


def _consent_stands() -> Q:
    """Consent stands as long as its giver could give it: a guardian with full rights and no note of a court, or the learner."""
    guardian = Guardianship.objects.filter(
        guardian=OuterRef("consent_by"), learner=OuterRef("learner"), rights=Rights.FULL, has_court_note=False
    )
    return Q(consent_at__isnull=False) & (Q(consent_by=F("learner")) | Q(Exists(guardian)))


def court_has_say(guardian: Person, learner: Person) -> bool:
    """This function will say whether a court has a say between a guardian and a learner: then somebody else says yes."""
    return Guardianship.objects.filter(guardian=guardian, learner=learner, has_court_note=True).exists()


def has_consent(mentorship: Mentorship) -> bool:
    """This function will say whether a mentorship has a consent that stands: given, by somebody who could give it still."""
    return Mentorship.objects.filter(_consent_stands(), pk=mentorship.pk).exists()


def paused_by(guardian_id: UUID, learner: Person, *, on: date) -> list[Mentorship]:
    """This function will list the mentorships of a learner that wait for another consent, as the guardian who gave theirs has
    no rights to any more."""
    return [one for one in paused_of(learner, on=on) if one.consent_by_id == guardian_id]


def paused_of(learner: Person, *, on: date) -> list[Mentorship]:
    """This function will list the mentorships of a learner that are paused: agreed to once, and by nobody who may agree now."""
    return list(_paused(on).filter(learner=learner).order_by("mentor__said_as", "id"))


def waiting_for_another_yes(viewer: Viewer) -> list[Mentorship]:
    """This function will list the mentorships of a mentor that are paused."""
    return list(_paused(viewer.on).filter(mentor=viewer.person).order_by("staff__said_as", "id"))


def _paused(on: date) -> QuerySet[Mentorship]:
    return _whole().filter(~_consent_stands(), consent_at__isnull=False, ended_at=None, ends_on__gte=on)


def mentored_by(viewer: Viewer) -> frozenset[UUID]:
    """This function will tell whom the viewer accompanies as a mentor today; read once for each viewer, and only for
    mentors."""
    if Role.MENTOR not in viewer.roles:
        return frozenset()
    if not viewer.mentored:
        rows = Mentorship.objects.filter(open_mentorships(viewer.on), mentor=viewer.person)
        viewer.mentored.append(frozenset(rows.values_list("learner", flat=True)))
    return viewer.mentored[0]


def own_mentorships(viewer: Viewer) -> QuerySet[Mentorship]:
    """This function will list the mentorships that a mentor has today, by the learner's first name."""
    rows = _whole().filter(open_mentorships(viewer.on), mentor=viewer.person)
    return rows.order_by("learner__said_as", "id")


def mentorships_ended_of(viewer: Viewer) -> QuerySet[Mentorship]:
    """This function will list what a mentor had and has no longer, newest first: for a word of thanks that names nobody."""
    rows = _whole().filter(~open_mentorships(viewer.on), mentor=viewer.person, consent_at__isnull=False)
    return rows.filter(starts_on__lte=viewer.on).order_by("-ends_on", "id")


def mentorships_about(learners: Collection[UUID], *, on: date) -> list[Mentorship]:
    """This function will list what holds or waits for consent about these learners, by name."""
    return _about(list(learners), on)


@prepared
def _about(learners: list[UUID], on: date) -> QuerySet[Mentorship]:
    rows = _whole().filter(learner__in=learners, ended_at=None, ends_on__gte=on)
    return rows.order_by("learner__said_as", "mentor__said_as", "id")


def mentorships_for_family(child: Person, *, viewer: Viewer) -> list[Mentorship]:
    """This function will list what holds or waits for consent about a child, for a guardian with full rights, until the
    child is of age. What waits is asked of nobody between whom and the child a court has a say."""
    age = age_on(child, viewer.on)
    if viewer.children.get(child.id) != Rights.FULL or (age is not None and age >= OF_AGE):
        return []
    found = mentorships_about([child.id], on=viewer.on)
    agreed = [one for one in found if one.is_agreed]  # type: ignore[attr-defined]
    return agreed if len(agreed) < len(found) and court_has_say(viewer.person, child) else found


def open_mentorships_of(learner: Person, *, on: date) -> list[Mentorship]:
    """This function will list the mentorships of a learner that hold on that day, by the mentor's name."""
    return _open_of(learner.id, on)


@prepared
def _open_of(learner_id: UUID, on: date) -> QuerySet[Mentorship]:
    return _whole().filter(open_mentorships(on), learner=learner_id).order_by("mentor__said_as", "id")


def mentorships_ever(learner: Person) -> QuerySet[Mentorship]:
    """This function will list every mentorship of a learner to which somebody ever said yes, newest first."""
    return _whole().filter(learner=learner, consent_at__isnull=False).order_by("-consent_at", "id")


def mentorship_of(mentorship_id: UUID) -> Mentorship | None:
    """This function will find a mentorship with its three; whether somebody may know of it is asked elsewhere."""
    return _whole().filter(pk=mentorship_id).first()


def is_open(mentorship: Mentorship, *, on: date) -> bool:
    """This function will say whether a mentorship holds on that day: open_mentorships, for one."""
    return Mentorship.objects.filter(open_mentorships(on), pk=mentorship.pk).exists()


def has_staff_beside(mentorship: Mentorship, *, on: date) -> bool:
    """This function will say whether the person of the school who is beside the two still works there on that day."""
    rows = Membership.objects.filter(live(on), person=mentorship.staff_id, role__in=list(ADULT_STAFF))
    return rows.exists()


def _is_mentor(on: date, path: str) -> Q:
    held = Membership.objects.filter(live(on), person=OuterRef(path), role=Role.MENTOR)
    return Q(Exists(held))


def _whole() -> QuerySet[Mentorship]:
    rows = Mentorship.objects.select_related("learner__school", "mentor", "staff", "consent_by", "proposed_by")
    return rows.annotate(is_agreed=ExpressionWrapper(_consent_stands(), output_field=BooleanField()))
