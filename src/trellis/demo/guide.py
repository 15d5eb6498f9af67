"""The guide through the demo school: ten people to be, and four stops for each of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from trellis.demo.planting.people import cast
from trellis.rooms.conferences.queries import next_talk_of
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import people_called
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.gate import SESSION_KEY

HIDDEN = "guide_hidden"
NAMED = re.compile(r"\{(talk_)?([a-z-]+)\}")


@dataclass(frozen=True)
class Stop:
    """A page worth seeing; {leo} in its address is Leo, {talk_leo} the talk that comes next for him."""

    url: str
    label: Any
    says: Any


@dataclass(frozen=True)
class Role:
    """Somebody a visitor can be: who that is, in a few words, and what there is to do."""

    note: Any
    says: Any
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Door:
    """A role with the person who plays it in this installation."""

    person: Person
    role: Role


@dataclass(frozen=True)
class Guide:
    """The strip on a page: whom the visitor is, the stops, and which of them this page is."""

    person: Person
    stops: tuple[Stop, ...]
    here: Stop | None


FAMILY = (
    Stop(
        "/family/child/", _("Now"), _("What is being learned now, and what showing it looks like, in under a minute.")
    ),
    Stop("/family/child/#coming", _("Next"), _("What could come next, and how one can help at home.")),
    Stop("/continuum/", _("Continuum"), _("Everything the school hopes for, in words for grown-ups.")),
    Stop("/family/decisions/no-marks/", _("Decisions"), _("Why there are no letter marks, and a box to ask in.")),
)
ROLES: Mapping[str, Role] = {
    "maya": Role(
        _("learner, 7"), _("Plan a morning in pictures, with nothing to read or type."),
        (
            Stop("/learner/today/", _("My day"), _("Touch a picture, then a free place; or draw it there.")),
            Stop("/learner/path/", _("My path"), _("What grows, in few words.")),
            Stop("/learner/capture/", _("Show my work"), _("One photo of the bridge, and a voice.")),
            Stop("/continuum/", _("Continuum"), _("Everything the school hopes for, in words for the young.")),
        ),
    ),
    "leo": Role(
        _("learner, 15"), _("Grow your own path, and disagree with a “not yet”."),
        (
            Stop("/learner/today/", _("Today"), _("Whom you meet next, and what you promised each other.")),
            Stop("/learner/path/", _("My path"), _("Open “why things slow down”: two views stand side by side.")),
            Stop("/learner/choose/", _("Choose"), _("Three ways, or one of your own.")),
            Stop("/learner/capture/", _("Keep something"), _("A photo, your voice, a drawing: linked now or later.")),
        ),
    ),
    "osei": Role(
        _("teacher, grade 2"), _("Keep three promises before lunch, and hear why a bridge is strong."),
        (
            Stop("/educator/class/", _("Class"), _("Whom you promised a talk, who has a hand up, who wants to show.")),
            Stop("/educator/inbox/", _("Work"), _("What waits for your word, the oldest piece first.")),
            Stop("/educator/learners/{maya}/", _("Maya"), _("A whole child, and no figure that stands for her.")),
            Stop("/educator/talks/", _("Talks"), _("Every talk you promised, oldest promise first.")),
        ),
    ),
    "duarte": Role(
        _("advisor of fifteen"), _("Hold a talk that ends with two promises, one of them yours."),
        (
            Stop("/educator/class/", _("Class"), _("Your promises first, and who comes next.")),
            Stop("/educator/learners/{leo}/", _("Leo"), _("His words, his work, his people, what you agreed.")),
            Stop("/educator/talks/{talk_leo}/", _("Talk"), _("Two halves, last time’s promises, two new ones.")),
            Stop("/educator/inbox/", _("Work"), _("Answer a piece by voice, in writing, or with a question.")),
        ),
    ),
    "brandt": Role(
        _("science and making"), _("Read what Leo says about friction before you sign anything."),
        (
            Stop("/educator/inbox/", _("Work"), _("The learner’s own view stands above your word.")),
            Stop("/educator/class/", _("Class"), _("Whom you teach, and what you owe them.")),
            Stop("/educator/learners/{leo}/", _("Leo"), _("You see your own areas; Leo can read who opened what.")),
            Stop("/continuum/", _("Continuum"), _("The criteria you sign by, open to anybody.")),
        ),
    ),
    "ruiz": Role(_("Maya’s mother, in Spanish"), _("Know at the bus stop what Maya is learning."), FAMILY),
    "andrade": Role(_("Leo’s mother"), _("See what Leo has shown, in his own words and his teachers’."), FAMILY),
    "vera": Role(
        _("library; she keeps the continuum"), _("Bring a state’s standards in, and see first what would change."),
        (
            Stop("/office/continuum/", _("Continuum"), _("Areas, strands and targets, in everybody’s words.")),
            Stop("/office/imports/", _("Imports"), _("A file is checked first; nothing is written before you say so.")),
            Stop("/continuum/", _("In public"), _("The same, as anybody reads it without signing in.")),
            Stop("/office/people/", _("People"), _("Who belongs to the school, and to which group.")),
        ),
    ),
    "keller": Role(
        _("principal"), _("Walk to whom you have not met, and see whom nobody knows yet."),
        (
            Stop("/leader/walk/", _("Walk"), _("Maya’s bridge is on top; five learners are on your way.")),
            Stop("/leader/people/", _("Nobody yet"), _("Four learners whom no adult knows yet. Who will?")),
            Stop("/leader/decisions/", _("Decisions"), _("Maya’s mother asks about letter marks. Answer her.")),
            Stop("/educator/learners/{maya}/", _("Maya"), _("You may look; Maya’s family reads that you did.")),
        ),
    ),
    "rosa": Role(
        _("mentor, bike workshop"), _("Five minutes a week, and a learner who asks a better question each time."),
        (
            Stop("/mentor/learners/", _("My learners"), _("Leo, by his first name: what was shown to you, and no more.")),
            Stop("/mentor/feedback/", _("Feedback"), _("A wheel that was trued, almost: two questions, in words or aloud.")),
            Stop("/mentor/offers/", _("Offers"), _("Three Thursdays, and what a visitor will see.")),
            Stop("/decisions/", _("Decisions"), _("What the school decided, and why, as anybody reads it.")),
        ),
    ),
}  # fmt: skip


def doors() -> list[Door]:
    """This function will list the people a visitor can be at the front of the house, in their order."""
    found = {person.slug: person for person in people_called(ROLES, school_slug=cast()["school"]["slug"])}
    return [Door(found[slug], role) for slug, role in ROLES.items() if slug in found]


def others() -> list[Person]:
    """This function will list whom else a visitor can be: the rest of the advisory, by name."""
    slugs = [learner["slug"] for learner in cast()["learners"] if learner["group"] == "duarte"]
    people = people_called(set(slugs) - set(ROLES), school_slug=cast()["school"]["slug"])
    return sorted(people, key=lambda person: person.said_as)


def context(request: HttpRequest) -> dict[str, Any]:
    """This function will give every page its guide: for those who came in by the door and have not put it away."""
    session, viewer = getattr(request, "session", {}), getattr(request, "viewer", None)
    came_in_by = session.get(SESSION_KEY, {}).get("by")
    if not settings.DEMO or viewer is None or came_in_by != "door" or session.get(HIDDEN):
        return {}
    return {"guide": guide_for(viewer, request.path)}


def guide_for(viewer: Viewer, path: str) -> Guide | None:
    """This function will lay out the stops of whom the visitor is; those whose pages are not built yet are left out."""
    role = ROLES.get(viewer.person.slug)
    if role is None:
        return None
    stops = tuple(stop for stop in _with_people(viewer, role.stops) if _is_built(stop.url))
    return Guide(viewer.person, stops, next((stop for stop in stops if stop.url == path), None))


def _with_people(viewer: Viewer, stops: tuple[Stop, ...]) -> list[Stop]:
    slugs = {slug for stop in stops for _talk, slug in NAMED.findall(stop.url)}
    people = {person.slug: person for person in people_called(slugs, school_slug=viewer.person.school.slug)}

    def named(match: re.Match[str]) -> str:
        person = people.get(match[2])
        thing = next_talk_of(person) if person and match[1] else person
        return str(thing.id) if thing else ""

    return [Stop(NAMED.sub(named, stop.url), stop.label, stop.says) for stop in stops]


def _is_built(url: str) -> bool:
    try:
        resolve(url.partition("#")[0])
    except Resolver404:
        return False
    return True
