"""Questions about a learner's own day."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.rooms.continuum.queries import Continuum, continuum_of, target_of
from trellis.rooms.paths.models import Experience, Lesson, OwnIdea, PlanItem
from trellis.rooms.paths.rules import experiences_open_to, planned_days_visible_to
from trellis.rooms.paths.terms import IdeaState
from trellis.rooms.people.models import Person, TimeBlock
from trellis.rooms.people.queries import groups_of, next_school_day
from trellis.rooms.people.queries.day import blocks_for, first_day_without
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Reading


@dataclass(frozen=True)
class Card:
    """Something to do, as its picture card shows it; `key` is what a page sends back."""

    key: str
    title: str
    picture: str = ""
    place: str = ""
    with_whom: str = ""
    asked_by: Person | None = None  # who plans the small lesson that it is


@dataclass(frozen=True)
class Stretch:
    """A part of a learner's day: what stands, what they planned, or nothing yet."""

    block: TimeBlock
    item: PlanItem | None = None
    card: Card | None = None


def coming_day_of(learner: Person, *, viewer: Viewer) -> tuple[date, list[Stretch]]:
    """This function will read the day that a learner plans now, part by part, and which one it is: today, or the next with
    school; what they planned, as far as the viewer may read it."""
    on, school = viewer.on, learner.school
    blocks = _blocks(learner, viewer, on)
    if blocks and (blocks[0].is_closed or on.weekday() not in school.school_days):  # type: ignore[attr-defined]
        on = next_school_day(school, on)
    return on, _parts(learner, viewer, on, [one for one in blocks if one.is_there_on(on)])


def _blocks(learner: Person, viewer: Viewer, on: date) -> list[TimeBlock]:
    groups = viewer.own_groups if viewer.id == learner.id else {group.id for group in groups_of(learner, on=on)}
    return blocks_for(learner, groups=groups, on=on)


def _parts(learner: Person, viewer: Viewer, on: date, blocks: list[TimeBlock]) -> list[Stretch]:
    if not blocks:
        return []
    rows = PlanItem.objects.filter(planned_days_visible_to(viewer, learner), day__learner=learner, day__on=on)
    rows = rows.filter(taken_out_at=None).select_related("experience", "idea", "lesson__teacher")
    planned = {row.block_id: row for row in rows}
    continuum = continuum_of(learner.school) if any(row.target_id for row in planned.values()) else None
    found = ((block, planned.get(block.id)) for block in blocks)
    return [Stretch(block, item, card_of(item, learner, continuum) if item else None) for block, item in found]


def card_of(item: PlanItem, learner: Person, continuum: Continuum | None = None) -> Card:
    """This function will give the card of what was planned; whoever has many of them reads the continuum once."""
    if item.experience:
        return card_of_way(item.experience, learner, item.place, item.with_whom)
    if item.idea:
        return Card(f"idea:{item.idea_id}", item.idea.text, "", item.place, item.with_whom)
    if item.lesson:
        return card_of_lesson(item.lesson, learner)
    if item.target_id:
        shape = (continuum or continuum_of(learner.school)).by_id.get(item.target_id)
        words = shape.said(learner.reading, learner.locale) if shape else _("Something on my path")
        return Card(f"target:{item.target_id}", words, "", item.place, item.with_whom)
    return Card("own", _("My own idea"), "", item.place, item.with_whom)


def card_of_way(experience: Experience, learner: Person, place: str = "", with_whom: str = "") -> Card:
    """This function will give the card of a way, in the learner's language; for the young in the few words that it has for
    them."""
    few = said(experience.young_title, learner.locale) if learner.reading == Reading.YOUNG else ""
    return Card(
        f"way:{experience.id}", few or said(experience.title, learner.locale), experience.picture, place, with_whom
    )


def card_of_lesson(lesson: Lesson, learner: Person) -> Card:
    """This function will give the card of a small lesson: who asks."""
    who = lesson.teacher.said_as
    is_young = learner.reading == Reading.YOUNG
    title = _("With %(name)s") % {"name": who} if is_young else _("A small lesson")
    return Card(f"lesson:{lesson.id}", title, with_whom="" if is_young else who, asked_by=lesson.teacher)


def thing_on(card: str, *, viewer: Viewer, on: date) -> Mapping[str, Any] | None:
    """This function will find what a card stands for, as plan_block takes it; None for what is not there for the learner on
    that day. What they are on is there for them, a project of their own and a draft of their teacher's too."""
    learner = viewer.person
    kind, _colon, given = card.partition(":")
    if card == "own":
        return {}
    try:
        wanted = UUID(given)
    except ValueError:
        return None
    if kind == "way":
        return _named("experience", Experience.objects.filter(experiences_open_to(viewer), pk=wanted).first())
    if kind == "idea":
        ideas = OwnIdea.objects.filter(learner=learner).exclude(state=IdeaState.TAKEN_BACK)
        return _named("idea", ideas.filter(pk=wanted).first())
    if kind == "target":
        target = target_of(learner.school, wanted)
        return _named("target", target if target and target.retired_at is None else None)
    if kind == "lesson":
        return _named("lesson", Lesson.objects.filter(pk=wanted, learners=learner, on=on).first())
    return None


def _named(name: str, found: Any) -> Mapping[str, Any] | None:
    return {name: found} if found is not None else None


def plans_ahead_in(blocks: Iterable[TimeBlock], *, at: datetime) -> dict[UUID, int]:
    """This function will count what learners have planned in parts of the day that would go with them: from today on, or from
    tomorrow where a part has begun. One query."""
    first = {block.id: first_day_without(block, at=at) for block in blocks}
    if not first:
        return {}
    rows = PlanItem.objects.filter(block__in=first, day__on__gte=min(first.values()), taken_out_at=None)
    found = dict.fromkeys(first, 0)
    for block_id, on in rows.values_list("block_id", "day__on"):
        found[block_id] += on >= first[block_id]
    return found


def parts_planned(learner_ids: Collection[UUID], start: date, end: date) -> set[tuple[UUID, date, UUID]]:
    """This function will tell which parts of which days these learners have planned, both days included: who, when and which
    part, never with what. One query."""
    rows = PlanItem.objects.filter(
        day__learner__in=list(learner_ids), day__on__range=(start, end), taken_out_at=None
    )  # fmt: skip
    return set(rows.values_list("day__learner_id", "day__on", "block_id"))


def own_item(learner: Person, item_id: UUID) -> PlanItem | None:
    """This function will find something that a learner planned, in or out."""
    rows = PlanItem.objects.filter(pk=item_id, day__learner=learner)
    return rows.select_related("day__learner", "block", "experience", "idea", "lesson__teacher").first()
