"""What this room does when others have spoken: copies of a piece end with it; and what the three of a mentorship are told."""

from datetime import datetime, timedelta
from uuid import UUID

from trellis.foundation.events import on
from trellis.rooms.community.actions.reaching import end_copies_of
from trellis.rooms.community.events import SaidAmongThree
from trellis.rooms.community.models import MentorMessage
from trellis.rooms.evidence.events import PieceErased, PieceOpened
from trellis.rooms.evidence.queries.pieces import shows_circle_something
from trellis.rooms.notices.actions import notify, withdraw_notices
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.paths.events import GoalLetGo, GoalOpened
from trellis.rooms.paths.queries.goals import shows_circle_a_goal
from trellis.rooms.people.events import GuardianContactSet, GuardianNamed, MentorshipConsented, MentorshipEnded
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import person_of, school_day
from trellis.rooms.people.queries.mentoring import open_mentorships_of, paused_by, paused_of

YEAR = timedelta(days=365)


@on(PieceErased)
def _end_copies(event: PieceErased, *, by: Person, at: datetime) -> None:
    end_copies_of(piece_id=event.evidence_id, by=by, at=at)
    _take_back_where_nothing_is_shown(event.about_id, by=by, at=at)


@on(SaidAmongThree)
def _tell_the_two_others(event: SaidAmongThree, *, by: Person, at: datetime) -> None:
    found = MentorMessage.objects.select_related(
        "mentorship__learner__school", "mentorship__mentor", "mentorship__staff"
    )
    row = found.get(pk=event.message_id).mentorship
    for person, place in (
        (row.learner, "learner/mentors"),
        (row.mentor, "mentor/learners"),
        (row.staff, "educator/mentors"),
    ):
        notify(
            to=person, about=row.learner, kind=NoticeKind.SAID_AMONG_THREE, facts={"by": by.said_as},
            url=f"/{place}/{row.id}/", by=by, at=at,
        )  # fmt: skip


@on(PieceOpened)
def _tell_of_a_piece(event: PieceOpened, *, by: Person, at: datetime) -> None:
    if event.to_circle:
        _tell_of_what_is_shown(event.about_id, by=by, at=at)
    else:
        _take_back_where_nothing_is_shown(event.about_id, by=by, at=at)


@on(GoalOpened)
def _tell_of_a_goal(event: GoalOpened, *, by: Person, at: datetime) -> None:
    if event.to_circle:
        _tell_of_what_is_shown(event.about_id, by=by, at=at)
    else:
        _take_back_where_nothing_is_shown(event.about_id, by=by, at=at)


@on(GoalLetGo)
def _say_no_more_of_a_goal(event: GoalLetGo, *, by: Person, at: datetime) -> None:
    _take_back_where_nothing_is_shown(event.about_id, by=by, at=at)


@on(GuardianNamed)
def _tell_of_a_pause(event: GuardianNamed, *, by: Person, at: datetime) -> None:
    """Whoever of the school is beside the two reads that it waits for another yes; not whose rights have changed."""
    _tell_beside(event.guardian_id, event.about_id, by=by, at=at)


@on(GuardianContactSet)
def _tell_of_a_court(event: GuardianContactSet, *, by: Person, at: datetime) -> None:
    """A court's say ends a consent as lesser rights do; that it is a court is said to nobody here."""
    if event.is_court:
        _tell_beside(event.guardian_id, event.about_id, by=by, at=at)


@on(MentorshipConsented)
@on(MentorshipEnded)
def _say_no_more_of_a_pause(event: MentorshipConsented | MentorshipEnded, *, by: Person, at: datetime) -> None:
    _take_back_where_nothing_waits(event.about_id, by=by, at=at)


def _tell_beside(guardian_id: UUID, learner_id: object, *, by: Person, at: datetime) -> None:
    learner = _learner(learner_id)
    for row in paused_by(guardian_id, learner, on=school_day(learner.school, at)):
        url = f"/educator/mentors/{row.id}/"
        notify(to=row.staff, about=learner, kind=NoticeKind.CONSENT_ENDED, facts={}, url=url, by=by, at=at)
    _take_back_where_nothing_waits(learner_id, by=by, at=at)


def _take_back_where_nothing_waits(learner_id: object, *, by: Person, at: datetime) -> None:
    """What was said to wait for another yes, and does not any more, is told no longer to whoever has not read it."""
    learner = _learner(learner_id)
    if not paused_of(learner, on=school_day(learner.school, at)):
        withdraw_notices(kind=NoticeKind.CONSENT_ENDED, about=learner, since=at - YEAR, by=by, at=at)


def _tell_of_what_is_shown(learner_id: object, *, by: Person, at: datetime) -> None:
    """Each mentor of a learner, and whoever of the school is beside the two, reads that something is shown; not what."""
    learner = _learner(learner_id)
    for row in open_mentorships_of(learner, on=school_day(learner.school, at)):
        for person, place in ((row.mentor, "mentor/learners"), (row.staff, "educator/mentors")):
            notify(
                to=person, about=learner, kind=NoticeKind.SHOWN_TO_MENTOR, facts={}, url=f"/{place}/{row.id}/", by=by,
                at=at,
            )  # fmt: skip


def _take_back_where_nothing_is_shown(learner_id: object, *, by: Person, at: datetime) -> None:
    """What was said to be shown, and is not any more, is told no longer to whoever has not read it."""
    learner = _learner(learner_id)
    if not shows_circle_something(learner) and not shows_circle_a_goal(learner):
        withdraw_notices(kind=NoticeKind.SHOWN_TO_MENTOR, about=learner, since=at - YEAR, by=by, at=at)


def _learner(learner_id: object) -> Person:
    learner = person_of(str(learner_id))
    if learner is None:
        raise LookupError("An event about a learner names them.")
    return learner
