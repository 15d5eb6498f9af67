"""Worth a talk: what an adult owes a learner now, in one sentence that both read (R127). Derived anew, kept nowhere."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Count, DateTimeField, Exists, F, IntegerField, Max, OuterRef, Q, QuerySet, UUIDField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from trellis.engine.worth_a_talk import (
    RULES,
    NotYetsFact,
    ReadyFact,
    StepFact,
    TalkFacts,
    TalkReason,
    TalkRule,
    worth_a_talk,
)
from trellis.foundation.prepared import prepared
from trellis.rooms.conferences.queries import last_spoken
from trellis.rooms.continuum.queries import TargetShape, continuum_of
from trellis.rooms.continuum.rules import areas_by_membership
from trellis.rooms.evidence.models import Claim, Judgement
from trellis.rooms.evidence.queries import unanswered_ready
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.models import ChoiceRecord, OwnArea, OwnIdea, PathStep
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries import first_adults, school_day, school_days_for, stage_of, taught_by
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import Role
from trellis.rooms.privacy.rules import may_read
from trellis.rooms.privacy.terms import Kind

type LastTalk = Callable[[Person, Person], date | None]

LOOKED_BACK = timedelta(days=120)
KINDS = {
    TalkRule.READY_UNANSWERED: Kind.SIGNALS,
    TalkRule.NOT_YETS: Kind.STATES,
    TalkRule.WINDOW_PASSED: Kind.PLANS,
    TalkRule.NOTHING_CHOSEN: Kind.PLANS,
}
READY, NOT_YETS, STEP, IDLE = 1, 2, 3, 4


@dataclass(frozen=True)
class Owed:
    """What one adult owes one learner: the sentence that both read, about which target, and the piece to look at."""

    learner: Person
    adult: Person
    reason: TalkReason
    target: TargetShape | None

    @property
    def says(self) -> str:
        """This function will say it as the adult reads it; the learner reads the same sentence."""
        return _(RULES[self.reason.rule].sentence) % {"name": self.learner.said_as}

    @property
    def piece_id(self) -> Any:
        """The piece to look at, where looking is what is owed; None where it is a talk."""
        return self.reason.ref

    @property
    def act(self) -> str:
        """Where Start leads: to the work where eyes are owed, else to the talk of the two."""
        if self.piece_id and self.target:
            return f"/educator/inbox/{self.piece_id}/?target={self.target.id}"
        return f"/educator/talks/with/{self.learner.id}/"


def talk_rules_in_words() -> dict[str, str]:
    """This function will list the rules by which something is worth a talk, from their registry, each by its switch."""
    return {str(kind): _(rule.says) for kind, rule in RULES.items()}


def owed_by(viewer: Viewer, *, spoken: Mapping[UUID, date]) -> list[Owed]:
    """This function will list with whom it is worth talking for the adult who owes it, by name, with one sentence each.

    `spoken` is on which day the adult last spoke with whom. One question, and three more where there is something.
    """
    learners = [learner for learner in taught_by(viewer) if learner.id != viewer.id]
    found: dict[UUID, Owed] = {}
    for owed in _owed(learners, viewer, lambda adult, learner: spoken.get(learner.id)):
        if owed.adult.id == viewer.id:
            found.setdefault(owed.learner.id, owed)
    return list(found.values())


def owed_to(learner: Person, *, viewer: Viewer) -> list[Owed]:
    """This function will list what a learner's adults owe them: the learner reads all of it, an adult their own, and both
    the same sentences. One question, and some more where there is something."""

    @cache
    def last(adult: Person, learner: Person) -> date | None:
        spoken = last_spoken(adult, [learner.id]).get(learner.id)
        return school_day(learner.school, spoken) if spoken else None

    return [owed for owed in _owed([learner], viewer, last) if viewer.id in {learner.id, owed.adult.id}]


def _owed(learners: Iterable[Person], viewer: Viewer, last_talk: LastTalk) -> Iterable[Owed]:
    facts = _facts_of(learners, viewer)
    if not facts:
        return
    adults = first_adults([learner.id for learner, _given in facts], on=viewer.on)
    areas = areas_by_membership([one for those in adults.values() for one in those])
    continuum = continuum_of(viewer.person.school)
    for learner, given in facts:
        for reason in _reasons(learner, given):
            target = continuum.by_id.get(reason.target) if isinstance(reason.target, UUID) else None
            teaching = [one.person for one in adults.get(learner.id, []) if _covers(areas[one.id], target)]
            for adult in _who_owes(reason, teaching):
                owed = Owed(learner, adult, reason, target)
                if _may_be_told(owed, viewer) and (_is_for_eyes(reason) or _stands(owed, given, last_talk)):
                    yield owed


def _who_owes(reason: TalkReason, teaching: list[Person]) -> list[Person]:
    """Eyes are owed by everybody who teaches it, a talk by the one who answers first: the advisor, where there is one."""
    each_once = list({one.id: one for one in teaching}.values())
    return each_once if _is_for_eyes(reason) else each_once[:1]


def _is_for_eyes(reason: TalkReason) -> bool:
    return reason.rule is TalkRule.READY_UNANSWERED


def _stands(owed: Owed, given: TalkFacts, last_talk: LastTalk) -> bool:
    """Whether it is still worth a talk, given when these two last spoke."""
    return owed.reason in _reasons(owed.learner, replace(given, last_talk_on=last_talk(owed.adult, owed.learner)))


def _may_be_told(owed: Owed, viewer: Viewer) -> bool:
    """Whether there is something to say that the viewer may read: a target that was retired is talked of no more."""
    if owed.reason.target is not None and owed.target is None:
        return False
    areas = [owed.target.strand.area.id] if owed.target else []
    return may_read(viewer, KINDS[owed.reason.rule], owed.learner, area_ids=areas)


def _reasons(learner: Person, facts: TalkFacts) -> tuple[TalkReason, ...]:
    return worth_a_talk(facts, off=learner.school.switched_off)


def _covers(areas: Collection[UUID] | None, target: TargetShape | None) -> bool:
    return areas is None or target is None or target.strand.area.id in areas


def _facts_of(learners: Iterable[Person], viewer: Viewer) -> list[tuple[Person, TalkFacts]]:
    """The facts of those for whom a rule may speak, without when the adult last spoke with them: one question, and the
    school's calendar only where counting every day of the week would make a difference."""
    by_id = {learner.id: learner for learner in learners}
    since = viewer.on - LOOKED_BACK
    every_day = tuple(since + timedelta(days=day) for day in range(LOOKED_BACK.days + 1))
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for learner_id, *row in _rows(list(by_id), viewer.on) if by_id else ():
        rows[learner_id].append(row)
    found = [(one, _as_facts(rows[one.id], one, viewer, every_day)) for one in by_id.values() if one.id in rows]
    found = [(one, given) for one, given in found if _reasons(one, given)]
    days = tuple(school_days_for(viewer, since, viewer.on)) if found else ()
    return [(one, replace(given, school_days=days)) for one, given in found]


def _as_facts(rows: list[Any], learner: Person, viewer: Viewer, days: tuple[date, ...]) -> TalkFacts:
    school = viewer.person.school
    dated = [(what, target, thing, school_day(school, at), number) for what, target, thing, at, number in rows]
    idle = [at.date() for what, _target, _thing, at, _number in rows if what == IDLE]
    return TalkFacts(
        today=viewer.on,
        school_days=days,
        stage=stage_of(learner),
        ready=tuple(ReadyFact(target, on, thing) for what, target, thing, on, _number in dated if what == READY),
        not_yets=tuple(NotYetsFact(target, number, on) for what, target, _, on, number in dated if what == NOT_YETS),
        steps=tuple(StepFact(target, on, number) for what, target, _thing, on, number in dated if what == STEP),
        without_choice_since=min(idle, default=None),
    )


@prepared
def _rows(ids: list[UUID], on: date) -> QuerySet[Any, tuple[UUID, int, UUID, UUID, datetime, int]]:
    """Everything the rules ask for, as whose, what, at which target, which thing, when, and a number, in one question."""
    ready = unanswered_ready().filter(readysignal__learner__in=ids)
    return _told(ready, READY, "readysignal__learner", "readysignal__target", "evidence", "readysignal__at").union(
        _not_yets(ids), _steps(ids), _idle(ids, on), all=True
    )


def _told(
    rows: QuerySet[Any], what: int, learner: str, target: Any, thing: str, at: Any, number: Any = None
) -> QuerySet[Any]:
    no_id, no_number = Cast(Value(None), UUIDField()), Cast(Value(None), IntegerField())
    given = {"what": Value(what), "whose": F(learner), "which": F(target) if target else no_id, "thing_id": F(thing)}
    rows = rows.order_by().annotate(
        **given, moment=at if not isinstance(at, str) else F(at), number=number or no_number
    )
    return rows.values_list("whose", "what", "which", "thing_id", "moment", "number")


def _not_yets(ids: list[UUID]) -> QuerySet[Any]:
    """Targets at which something stands that was judged, and nothing of it as shown: how often not yet, and when last."""
    standing = Judgement.objects.filter(learner__in=ids, superseded_by=None).order_by().values("learner", "target")
    told = standing.annotate(
        what=Value(NOT_YETS), thing_id=Cast(Value(None), UUIDField()), moment=Max("signed_at"),
        number=Count("pk", filter=Q(says=Says.NOT_YET)), shown=Count("pk", filter=Q(says=Says.SHOWN)),
    )  # fmt: skip
    told = told.filter(shown=0, number__gt=1)
    return told.values_list("learner", "what", "target", "thing_id", "moment", "number")


def _steps(ids: list[UUID]) -> QuerySet[Any]:
    """Steps on the path now with a window, at which no piece was handed in and nothing judged."""
    pieces = Claim.objects.filter(
        evidence__learner=OuterRef("learner"), target=OuterRef("target"), withdrawn_at=None,
        evidence__handed_in_at__isnull=False, evidence__erased_at=None,
    )  # fmt: skip
    judged = Judgement.objects.filter(learner=OuterRef("learner"), target=OuterRef("target"))
    rows = PathStep.objects.filter(
        ~Exists(pieces), ~Exists(judged), learner__in=ids, state=StepState.NOW, taken_off_at=None,
        target__to_grade__isnull=False,
    )  # fmt: skip
    number = Cast("target__to_grade", IntegerField())
    return _told(rows, STEP, "learner", "target", "pk", "planted_at", number)


def _idle(ids: list[UUID], on: date) -> QuerySet[Any]:
    """Those who are here and have not chosen anything so far, and since when they are here."""
    own = {
        "chose": ChoiceRecord.objects.filter(learner=OuterRef("person")),
        "planted": PathStep.objects.filter(learner=OuterRef("person"), planted_by=OuterRef("person")),
        "area": OwnArea.objects.filter(learner=OuterRef("person")),
        "idea": OwnIdea.objects.filter(learner=OuterRef("person")),
    }
    rows = Membership.objects.filter(
        live(on), *(~Exists(chosen) for chosen in own.values()), person__in=ids, role=Role.LEARNER
    )
    return _told(rows, IDLE, "person", None, "pk", Cast("starts_on", DateTimeField()))
