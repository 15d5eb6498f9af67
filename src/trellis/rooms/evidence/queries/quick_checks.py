"""Quick checks: what somebody asked a class, side by side by name; and what a learner is asked and answered.

A check is read for two weeks. Nothing here counts, sorts or compares answers: people stand by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import QuickAnswer, QuickCheck
from trellis.rooms.evidence.rules import may_open_check, may_read_answer
from trellis.rooms.evidence.terms import CARDS, CHECK_DAYS, Card
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, taught_in
from trellis.rooms.people.rules import Viewer

KEPT = timedelta(days=CHECK_DAYS)


@dataclass(frozen=True)
class Answered:
    """One learner of the class, and what they answered, if they have."""

    learner: Person
    answer: QuickAnswer | None

    @property
    def is_own(self) -> bool:
        """Whether the learner answered themself: then nobody notes a card for them."""
        return self.answer is not None and self.answer.by_id == self.learner.id

    @property
    def is_fixed(self) -> bool:
        """Whether the answer stands as it is: it is the learner's own, or it was kept."""
        return self.is_own or (self.answer is not None and self.answer.kept_as_id is not None)


@dataclass(frozen=True)
class Asked:
    """A question to the class of a learner, and the learner's own answer."""

    check: QuickCheck
    answer: QuickAnswer | None

    @property
    def cards(self) -> tuple[Card, ...]:
        return CARDS[self.check.cards]


def gone_on(check: QuickCheck) -> date:
    """This function will tell the day on which a check and what nobody kept of it are gone."""
    return check.asked_on + KEPT


def checks_asked_by(viewer: Viewer) -> list[QuickCheck]:
    """This function will list what an adult asked their classes in the last two weeks, newest first."""
    rows = _there(viewer).filter(teacher=viewer.person, group__in=viewer.taught_groups)
    return list(rows.select_related("group"))


def check_of(viewer: Viewer, check_id: UUID) -> QuickCheck | None:
    """This function will find a question that the viewer asked a class they still teach."""
    rows = _there(viewer).filter(pk=check_id, teacher=viewer.person)
    check = rows.select_related("group", "teacher__school", "photo", "target__strand__area").first()
    return check if check and may_open_check(viewer, check) else None


def answers_to(check: QuickCheck, *, viewer: Viewer) -> list[Answered]:
    """This function will list a class by name with what each answered; whoever may not be read is left out."""
    rows = check.answers.select_related("file", "kept_as", "by")
    answers = {answer.learner_id: answer for answer in rows}
    return [
        Answered(learner, answers.get(learner.id))
        for learner in taught_in(viewer, check.group_id)
        if may_read_answer(viewer, learner, check.teacher_id)
    ]


def answer_to(check: QuickCheck, learner: Person) -> QuickAnswer | None:
    """This function will find what one learner answered."""
    rows = check.answers.filter(learner=learner)
    return rows.select_related(
        "check_of__target__strand__area", "check_of__teacher", "learner__school", "file", "kept_as"
    ).first()


def asked_today(viewer: Viewer) -> list[Asked]:
    """This function will list what a learner's classes are asked today, the newest first, with the learner's own answer."""
    return _with_own_answers(_asked_on(list(viewer.own_groups), viewer.on), viewer)


@prepared
def _asked_on(groups: list[UUID], on: date) -> QuerySet[QuickCheck]:
    return QuickCheck.objects.filter(group__in=groups, asked_on=on).select_related("teacher")


def asked_of(viewer: Viewer, check_id: UUID) -> Asked | None:
    """This function will find a question that was put to a class of the learner."""
    rows = _there(viewer).filter(pk=check_id, group__in=viewer.own_groups)
    return next(iter(_with_own_answers(rows.select_related("teacher"), viewer)), None)


def answers_to_keep(viewer: Viewer) -> list[QuickAnswer]:
    """This function will list what a learner answered in the last two weeks and has not kept, newest first."""
    me = viewer.person
    rows = _unkept(me.id, viewer.on - KEPT)
    return [answer for answer in rows if may_read_answer(viewer, me, answer.check_of.teacher_id)]


@prepared
def _unkept(learner_id: UUID, after: date) -> QuerySet[QuickAnswer]:
    rows = QuickAnswer.objects.filter(learner=learner_id, kept_as=None, check_of__asked_on__gt=after)
    return rows.select_related("check_of__teacher", "file").order_by("-at", "-id")


def checks_to_let_go(*, at: datetime) -> list[QuickCheck]:
    """This function will list the checks whose two weeks are over, by the day of their school."""
    soon = at.date() + timedelta(days=1) - KEPT  # somewhere it may be tomorrow already
    rows = QuickCheck.objects.filter(asked_on__lte=soon).select_related("teacher__school", "photo")
    return [check for check in rows if gone_on(check) <= school_day(check.teacher.school, at)]


def _there(viewer: Viewer) -> QuerySet[QuickCheck]:
    """What is not gone: the hour of the job that deletes it changes nothing about who sees it."""
    return QuickCheck.objects.filter(asked_on__gt=viewer.on - KEPT)


def _with_own_answers(rows: Iterable[QuickCheck], viewer: Viewer) -> list[Asked]:
    me, found = viewer.person, {check.id: check for check in rows}
    answers = QuickAnswer.objects.filter(learner=me, check_of__in=found).select_related("file", "kept_as")
    own = {one.check_of_id: one for one in answers} if found else {}
    return [
        Asked(check, own.get(check.id) if may_read_answer(viewer, me, check.teacher_id) else None)
        for check in found.values()
    ]
