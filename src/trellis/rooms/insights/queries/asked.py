"""What learners ask of an adult: hands up, own ideas, why something is worth learning."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, QuerySet, UUIDField, Value
from django.db.models.functions import Cast

from trellis.foundation.prepared import prepared
from trellis.rooms.circles.queries import GOING_FOR, hands_for
from trellis.rooms.paths.queries import ideas_asked_of, whys_asked_by
from trellis.rooms.paths.queries.projects import ProjectSheet, proposed_in
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer

HAND, IDEA, WHY = "hand", "idea", "why"


@dataclass(frozen=True)
class Asked:
    """What a learner asks of an adult: a hand up, an own idea, why something is worth learning."""

    id: UUID
    learner: Person
    at: datetime
    words: str
    answered_at: datetime | None
    target_id: UUID | None
    proposed: ProjectSheet | None = None  # by an own idea


def asked_of(viewer: Viewer, learners: Iterable[Person], *, at: datetime) -> Mapping[str, list[Asked]]:
    """This function will list what these learners ask of an adult, each kind first asked first; ideas with the project
    that they propose. One question, and one more where there are ideas."""
    by_id = {learner.id: learner for learner in learners}
    found: dict[str, list[Asked]] = defaultdict(list)
    rows = asked_rows(viewer.id, list(by_id), since=at - GOING_FOR) if by_id else []
    for kind, row_id, learner_id, asked_at, words, answered_at, target_id in rows:
        found[kind].append(Asked(row_id, by_id[learner_id], asked_at, words, answered_at, target_id))
    for those in found.values():
        those.sort(key=lambda one: one.at)
    found[IDEA] = _with_projects(found[IDEA], viewer)
    return found


@prepared
def asked_rows(adult_id: UUID, taught: list[UUID], *, since: datetime) -> QuerySet[Any, tuple[Any, ...]]:
    """This function will list hands, ideas and whys: of which kind, its id, whose, when, in which words, since when
    somebody is going to them (later than a moment), at which target."""
    never, none = Cast(Value(None), DateTimeField()), Cast(Value(None), UUIDField())
    hands = hands_for(adult_id, taught, since=since).select_related(None).order_by()
    ideas, whys = ideas_asked_of(adult_id, taught).order_by(), whys_asked_by(taught).order_by()
    return hands.values_list(Value(HAND), "id", "learner_id", "raised_at", "words", "answered_at", none).union(
        ideas.values_list(Value(IDEA), "id", "learner_id", "asked_at", "text", never, none),
        whys.values_list(Value(WHY), "id", "learner_id", "asked_at", Value(""), never, "target_id"),
        all=True,
    )


def _with_projects(ideas: list[Asked], viewer: Viewer) -> list[Asked]:
    """Ideas, each with the project that it proposes, if it does."""
    found = proposed_in([one.id for one in ideas], viewer=viewer)
    return [replace(one, proposed=found.get(one.id)) for one in ideas]
