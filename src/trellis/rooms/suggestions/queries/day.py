"""The picture cards for a learner's day: what they are asked to, what they are on, and what could be a beginning."""

from collections.abc import Collection, Iterator
from datetime import date

from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.paths.models import PathStep
from trellis.rooms.paths.queries import experiences_for, lessons_for, plans_of, steps_now, ways_leading_to
from trellis.rooms.paths.queries.day import Card, card_of_lesson, card_of_way
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Reading
from trellis.rooms.suggestions.queries.ways import ways_for

CARDS = 3  # as many pictures as a child weighs against each other, beside an idea of their own


def cards_for(learner: Person, *, viewer: Viewer, on: date, but: Collection[str] = ()) -> list[Card]:
    """This function will list what a learner may plan on that day, each once: the small lessons they are asked to, the ways
    they are on, then targets on their path. For the young, who choose among three pictures, a target stands as a way that
    leads to it, and ways that fit their own words fill the row. `but` are the cards that stand in their day already."""
    is_young = learner.reading == Reading.YOUNG
    found: dict[str, Card] = {}
    for card in _all(learner, viewer, on, is_young=is_young):
        if card.key not in but:
            found.setdefault(card.key, card)
        if is_young and len(found) == CARDS:
            break
    return list(found.values())


def _all(learner: Person, viewer: Viewer, on: date, *, is_young: bool) -> Iterator[Card]:
    yield from (card_of_lesson(one.lesson, learner) for one in lessons_for(learner, on=on) if one.lesson.on == on)
    plans = plans_of(learner, viewer=viewer)
    for plan in plans:
        if plan.experience:
            yield card_of_way(plan.experience, learner, plan.place, plan.company)
        elif plan.idea:
            yield Card(f"idea:{plan.idea_id}", plan.idea.text, "", plan.place, plan.company)
    steps = list(steps_now(learner))
    if is_young:
        yield from _in_pictures(learner, steps)
        return
    on_the_way, targets = {plan.target_id for plan in plans}, continuum_of(learner.school).by_id if steps else {}
    for step in steps:
        if step.target_id in targets and step.target_id not in on_the_way:
            yield Card(f"target:{step.target_id}", targets[step.target_id].said(learner.reading, learner.locale))


def _in_pictures(learner: Person, steps: list[PathStep]) -> Iterator[Card]:
    usual, leading = experiences_for(learner), ways_leading_to([step.target_id for step in steps])
    for experience in usual:
        if experience.id in leading:
            yield card_of_way(experience, learner)
    for way in ways_for(learner, usual).offered:  # asked only where the row is not full yet
        yield card_of_way(way.experience, learner)
