"""What a learner says about a way before they keep it: with whom, where, when, and how they show it. Pills, and own words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.dateparse import parse_date
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.rooms.paths.models import ActivityPlan, Experience
from trellis.rooms.paths.terms import ShowForm
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_days
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.forms import read_ids

DAYS_OFFERED, LOOK_AHEAD = 5, timedelta(days=14)
FACES_SHOWN, PLACES_SHOWN = 6, 3
TEACHER = "teacher"  # in "decided_by": who offers the way says it


@dataclass(frozen=True)
class PlanWords:
    """What was said about a way, and what can be chosen for it."""

    place: str
    other_place: str
    places: tuple[str, ...]
    day: date | None
    days: tuple[date, ...]
    people: frozenset[UUID]  # who is asked along
    near: tuple[Person, ...]  # of the class; those with whom something is planned are among them
    further: tuple[Person, ...]
    with_whom: str  # somebody else, in words
    form: str
    words: str
    when_is_said_by: str = ""  # who offers the way says when
    where_is_said_by: str = ""

    @property
    def company(self) -> str:
        """With whom, in words: who is asked along, and whoever else is named."""
        named = [one.said_as for one in (*self.near, *self.further) if one.id in self.people]
        return str(get_text_list([*named, *([self.with_whom] if self.with_whom else [])], _("and")))

    @property
    def where(self) -> str:
        return self.other_place or self.place

    @property
    def how(self) -> str:
        """How it is shown, as the plan reads it back."""
        if not self.form:
            return self.words
        label = str(ShowForm(self.form).label)
        return f"{label}, {self.words}" if self.words and self.form != ShowForm.OWN else self.words or label

    def asked(self) -> list[Person]:
        """This function will list those of the class who are asked along."""
        return [one for one in (*self.near, *self.further) if one.id in self.people]


def words_for(
    chosen: Experience, *, viewer: Viewer, typed: Mapping[str, Any] | None, plans: Collection[ActivityPlan],
    peers: list[Person],
) -> PlanWords:  # fmt: skip
    """This function will gather what was said about a way: as it is typed now, as it stands in the plan, or as whoever
    offers it proposes."""
    before = next((plan for plan in plans if plan.experience_id == chosen.id), None)
    home = said(chosen.place, viewer.person.locale)
    places = _distinct([home, *(plan.place for plan in plans), _("at home")])[: PLACES_SHOWN + 1]
    decided = chosen.decided_by or {}
    maker = getattr(chosen, "made_by", "")
    fixed: dict[str, Any] = {
        "days": tuple(school_days(viewer.person.school, viewer.on, viewer.on + LOOK_AHEAD)[:DAYS_OFFERED]),
        "when_is_said_by": maker if decided.get("when") == TEACHER else "",
        "where_is_said_by": maker if decided.get("where") == TEACHER and home else "",
    }
    given = _typed(typed, peers) if typed is not None else _stands(before, home, peers)
    if fixed["where_is_said_by"]:
        given |= {"place": home, "other_place": ""}
    if fixed["when_is_said_by"]:
        given["day"] = None
    given["place"] = next((one for one in places if one.casefold() == given["place"].casefold()), given["place"])
    if given["place"] not in places:
        given |= {"other_place": given["other_place"] or given["place"], "place": ""}
    named = frozenset(one.id for plan in plans for one in plan.along.all())
    near, further = _by_nearness(peers, given["people"] | named)
    return PlanWords(places=tuple(places), near=near, further=further, **fixed, **given)


def _typed(typed: Mapping[str, Any], peers: list[Person]) -> dict[str, Any]:
    def text(name: str) -> str:
        return " ".join(str(typed.get(name, "")).split())

    known = {one.id for one in peers}
    people = read_ids(typed.getlist("along") if hasattr(typed, "getlist") else typed.get("along", ()))
    form = text("shown_by")
    words = " ".join(str(typed.get("shown_words", "")).split())[:120]
    try:
        day = parse_date(text("day"))
    except ValueError:
        day = None
    return {
        "place": text("place"), "other_place": text("other_place"), "day": day, "people": frozenset(people & known),
        "with_whom": text("with_whom"), "form": form if form in ShowForm.values else "", "words": words or (
            form if form not in ShowForm.values else ""
        ),
    }  # fmt: skip


def _stands(before: ActivityPlan | None, home: str, peers: list[Person]) -> dict[str, Any]:
    known, along = {one.id for one in peers}, before.along.all() if before else ()
    shown = next((one for one in before.demonstrations.all() if one.ended_at is None), None) if before else None
    return {
        "place": before.place if before else home, "other_place": "", "day": before.day if before else None,
        "people": frozenset(one.id for one in along if one.id in known),
        "with_whom": before.with_whom if before else "",
        "form": shown.form if shown else "", "words": shown.words if shown else "",
    }  # fmt: skip


def _by_nearness(peers: list[Person], chosen: frozenset[UUID]) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Those who are chosen, or with whom something is planned, stand among the first; everybody by name."""
    first = {one.id for one in peers[: max(FACES_SHOWN - len(chosen), 0)]} | chosen
    return tuple(one for one in peers if one.id in first), tuple(one for one in peers if one.id not in first)


def _distinct(words: Iterable[str]) -> list[str]:
    """The words, each once: "maker space" is the Maker space, as it was written first."""
    found: dict[str, str] = {}
    for word in words:
        if word:
            found.setdefault(word.casefold(), word)
    return list(found.values())
