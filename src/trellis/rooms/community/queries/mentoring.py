"""Mentors: what they offer, which offers touch what a learner cares about, and what was said among three."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from trellis.rooms.community.models import MentorMessage, Offer
from trellis.rooms.community.rules import may_read_thread, reads_thread_logged
from trellis.rooms.people.models import Mentorship, MentorVetting, Person
from trellis.rooms.people.queries.mentoring import mentorship_of, mentorships_ever, vetted_mentors
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.models import AccessEvent
from trellis.rooms.privacy.queries import looks_at_row, may_read_looks

AT_MOST = 2  # mentors that are named beside a learner
LOOKS = 12  # of those who looked, the newest
WORD = 4  # shorter words say nothing about what somebody cares about


@dataclass(frozen=True)
class Mentoring:
    """A vetted mentor with what they offer now."""

    vetting: MentorVetting
    offers: tuple[Offer, ...]

    @property
    def mentor(self) -> Person:
        return self.vetting.mentor

    def touching(self, interests: Iterable[str]) -> list[Offer]:
        """This function will list the offers that use a word of what a learner cares about. Whether the two fit is for a
        person to say."""
        said = {word for interest in interests for word in _words(interest)}
        return [offer for offer in self.offers if said & _words(f"{offer.title} {offer.will_see}")]


def mentors_at(viewer: Viewer) -> list[Mentoring]:
    """This function will list the vetted mentors of the viewer's school, by name, each with what they offer now; for those who
    work there."""
    if not viewer.is_staff:
        return []
    vettings = vetted_mentors(viewer.person.school, on=viewer.on)
    found: dict[UUID, list[Offer]] = {one.mentor_id: [] for one in vettings}
    for offer in Offer.objects.filter(mentor__in=list(found), closed_at=None).order_by("-at", "id"):
        found[offer.mentor_id].append(offer)
    return [Mentoring(one, tuple(found[one.mentor_id])) for one in vettings]


def mentors_fitting(
    viewer: Viewer, interests: Iterable[str], *, but: Collection[UUID] = ()
) -> list[tuple[Person, Offer]]:
    """This function will list up to two vetted mentors, each with an offer that uses a word of what a learner cares about: to
    be thought about by a person, never a match."""
    said = list(interests)
    found = [(one.mentor, one.touching(said)) for one in mentors_at(viewer) if one.mentor.id not in but]
    return [(mentor, offers[0]) for mentor, offers in found if offers][:AT_MOST]


def offers_of(mentor: Person) -> QuerySet[Offer]:
    """This function will list what a mentor offers now, newest first."""
    return Offer.objects.filter(mentor=mentor, closed_at=None).order_by("-at", "id")


def own_offer(mentor: Person, offer_id: UUID) -> Offer | None:
    """This function will find an offer of a mentor's own."""
    return offers_of(mentor).filter(pk=offer_id).first()


def said_among_three(mentorship: Mentorship, *, viewer: Viewer, is_logged: bool = False) -> Sequence[MentorMessage]:
    """This function will list what was said in a mentorship, oldest first, as far as the viewer may read it; to who leads the
    school, once the log says so (`is_logged`)."""
    if not may_read_thread(viewer, mentorship, is_logged=is_logged):
        return []
    rows = MentorMessage.objects.filter(mentorship=mentorship).select_related("author", "voice")
    return list(rows.order_by("at", "id"))


def thread_for(viewer: Viewer, mentorship_id: UUID) -> Mentorship | None:
    """This function will find a mentorship whose words the viewer may read."""
    found = mentorship_of(mentorship_id)
    return found if found is not None and may_read_thread(viewer, found) else None


def thread_to_look_at(viewer: Viewer, mentorship_id: UUID) -> Mentorship | None:
    """This function will find a mentorship whose words the viewer reads with a line in the log alone."""
    found = mentorship_of(mentorship_id)
    is_theirs = (
        found is not None and reads_thread_logged(viewer, found) and may_read_thread(viewer, found, is_logged=True)
    )
    return found if is_theirs else None


def threads_to_look_at(viewer: Viewer, learner: Person) -> list[Mentorship]:
    """This function will list the mentorships of a learner, past ones too, whose words the viewer reads with a line in the log
    alone, the newest first."""
    rows = mentorships_ever(learner)
    return [one for one in rows if reads_thread_logged(viewer, one) and may_read_thread(viewer, one, is_logged=True)]


def looked_in(mentorship: Mentorship, *, viewer: Viewer) -> Sequence[AccessEvent]:
    """This function will list who of those who lead the school read what was said in a mentorship, for those who read who
    looked: the learner, the family, and those who lead."""
    is_told = may_read_thread(viewer, mentorship) and may_read_looks(viewer, mentorship.learner)
    return list(looks_at_row(mentorship.id, learner=mentorship.learner)[:LOOKS]) if is_told else []


def _words(text: str) -> set[str]:
    return {word for raw in text.casefold().split() if len(word := raw.strip(".,;:!?()“”’\"'")) >= WORD}
