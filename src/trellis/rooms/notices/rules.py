"""When somebody may be told something: in school hours, on school days, and a child under thirteen not at all."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q

from trellis.rooms.notices.terms import (
    ADULTS_FROM,
    LEARNERS_FROM,
    TOLD_FROM_AGE,
    TOLD_TO_EDUCATORS,
    TOLD_TO_LEADERS,
    TOLD_TO_MENTORS,
    UNTIL,
    NoticeKind,
)
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.queries import age_on, learners_in, next_school_day, school_day
from trellis.rooms.people.queries.mentoring import mentored_by
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Role


def may_be_told(person: Person, *, is_learner: bool, at: datetime) -> bool:
    """This function will say whether a person is told things at all: learners from thirteen on, adults always.

    A learner whose age nobody has written down counts as younger.
    """
    if not is_learner:
        return True
    age = age_on(person, school_day(person.school, at))
    return age is not None and age >= TOLD_FROM_AGE


def tell_from(school: School, *, is_learner: bool, at: datetime) -> datetime:
    """This function will find the first moment, from `at` on, at which somebody may be told: never in quiet hours.

    Adults are told on school days from 7:00 and learners from 7:30, both until 16:00, else on the next school day.
    """
    opens = LEARNERS_FROM if is_learner else ADULTS_FROM
    here = at.astimezone(school.zone)
    day = here.date() if here.time() < UNTIL else here.date() + timedelta(days=1)
    open_day = next_school_day(school, day)
    first = _moment(school, open_day, opens)
    return max(first, at)


def _moment(school: School, day: object, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time, tzinfo=school.zone)  # type: ignore[arg-type]


def may_have_calendar_feed(person: Person, *, is_learner: bool, at: datetime) -> bool:
    """This function will say whether a person may have their talks told by a calendar: who may be told things at all."""
    return may_be_told(person, is_learner=is_learner, at=at)


def notices_visible_to(viewer: Viewer) -> Q:
    """This function will select what the viewer was told and may read: as long as the relation holds by which they were
    told.

    Of work and of what a family answered reads whoever teaches the learner today, of what a learner shows and says
    their mentor of today; a guardian reads who asks them to a talk. Whoever works here keeps what was addressed to them
    by name.
    """
    own = Q(to_id=viewer.id)
    if Role.LEARNER in viewer.roles:
        return own
    if viewer.is_staff:
        return own & ~_told_by_a_relation_that_ended(viewer)
    told = Q(about=viewer.id) | Q(kind__in=TOLD_TO_MENTORS, about__in=mentored_by(viewer))
    return own & (told | Q(kind=NoticeKind.ASKED_TO_TALK) if Role.GUARDIAN in viewer.roles else told)


def _told_by_a_relation_that_ended(viewer: Viewer) -> Q:
    taught = learners_in(viewer.taught_groups, on=viewer.on).values("pk")
    ended = Q(kind__in=TOLD_TO_EDUCATORS) & ~Q(about__in=taught)
    return ended if viewer.roles & {Role.LEADER, Role.COUNSELLOR} else ended | Q(kind__in=TOLD_TO_LEADERS)


def mail_moment(school: School, weekday: int, *, at: datetime) -> datetime:
    """This function will find when the mail of the week that `at` is in may go out: on the weekday chosen, when adults may be
    told; where school is closed that day, on the next school day.

    The hours are those of the clock on the wall at the school, in summer and in winter.
    """
    here = at.astimezone(school.zone).date()
    chosen = here - timedelta(days=here.weekday()) + timedelta(days=weekday)
    return tell_from(school, is_learner=False, at=datetime.combine(chosen, time.min, tzinfo=school.zone))


def week_of_mail(school: School, *, at: datetime) -> date:
    """This function will name the week that a moment is in at the school, by its Monday."""
    here = at.astimezone(school.zone).date()
    return here - timedelta(days=here.weekday())


def may_be_mailed_now(school: School, *, at: datetime) -> bool:
    """This function will say whether this very moment is one at which adults may be told something."""
    return tell_from(school, is_learner=False, at=at) == at
