"""What the masthead of every page shows: at most five words and the person."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from trellis.rooms.people.queries import children_of, is_taught
from trellis.rooms.people.rules import Viewer, may_keep_continuum
from trellis.rooms.people.terms import EDUCATORS, Role
from trellis.surfaces.gate import AUDIENCES, home_of
from trellis.surfaces.kiosk_session import FACES, TODAY

LEARNER = (
    ("/learner/today/", _("Today")),
    ("/learner/path/", _("My path")),
    ("/learner/choose/", _("Choose")),
    ("/learner/people/", _("People")),
)
EDUCATOR = (
    ("/educator/class/", _("Class")),
    ("/educator/inbox/", _("Work")),
    ("/educator/designer/", _("Week")),
)
FAMILY = (("/family/child/", _("My family")), ("/family/decisions/", _("Decisions")))
MENTOR = (
    ("/mentor/learners/", _("My learners")),
    ("/mentor/offers/", _("Offers")),
    ("/mentor/feedback/", _("Feedback")),
)
OFFICE = (("/office/people/", _("People")), ("/office/continuum/", _("Continuum")), ("/office/imports/", _("Imports")))
LEADER = (
    ("/leader/walk/", _("Walk")),
    ("/leader/people/", _("Nobody yet")),
    ("/leader/decisions/", _("Decisions")),
)
COUNSELLOR = LEADER[1:2]
ASKED = (("/educator/people/", _("Asked of me")),)  # where somebody without a class finds what waits for them
RULES = (("/office/rules/", _("Rules")),)
OPEN = (("/continuum/", _("Continuum")),)
VISITOR = (("/", _("Our school")), ("/continuum/", _("What we learn")), ("/rules/", _("The rules")))


@dataclass(frozen=True)
class Word:
    label: Any
    url: str
    current: bool


@dataclass(frozen=True)
class Masthead:
    person: Any
    home: str
    words: list[Word]
    demo: bool
    languages: Sequence[tuple[str, Any]]
    finds: bool  # whether one key leads to finding a person
    kiosk: Any = None  # the tablet of a class that this browser is


def words_for(viewer: Viewer | None) -> tuple[tuple[str, Any], ...]:
    """This function will choose the words for what the viewer mostly does here."""
    if viewer is None:
        return VISITOR
    by_role = ((Role.LEARNER, LEARNER), (Role.TEACHER, EDUCATOR), (Role.ADVISOR, EDUCATOR), (Role.GUARDIAN, FAMILY))
    chosen: tuple[tuple[str, Any], ...] = next((words for role, words in by_role if role in viewer.roles), ())
    if chosen == FAMILY:
        chosen = _family(viewer)
    if Role.MENTOR in viewer.roles:
        chosen = (*chosen, MENTOR[0]) if chosen else MENTOR
    if viewer.roles & {Role.LEADER, Role.STAFF, Role.OPERATOR}:
        office = OFFICE if may_keep_continuum(viewer) else OFFICE[:1]
        if Role.LEADER in viewer.roles:
            office = (*office[:1], *LEADER, *office[1:], *RULES)
        chosen = (*chosen, *office)[:5]
    elif Role.COUNSELLOR in viewer.roles:
        chosen = (*chosen, *COUNSELLOR)
    if viewer.is_staff and not viewer.roles & (EDUCATORS | {Role.LEADER}):
        chosen = (*chosen, *ASKED)[:5]
    if any(label == OPEN[0][1] for _url, label in chosen):  # one word leads to one continuum
        return chosen
    return (*chosen, *OPEN)[:5]


def _on_tablet(request: HttpRequest, viewer: Viewer | None, kiosk: Any) -> Masthead:
    """On the tablet of a class nothing leads away from the three pages of whoever holds it."""
    words = [Word(label, url, _is_here(request.path, url)) for url, label in LEARNER[:2]] if viewer else []
    home = TODAY if viewer else FACES
    return Masthead(viewer.person if viewer else None, home, words, settings.DEMO, (), False, kiosk)


def _family(viewer: Viewer) -> tuple[tuple[str, Any], ...]:
    """An only child's page is called by their name."""
    children = children_of(viewer)
    return ((FAMILY[0][0], children[0].said_as), *FAMILY[1:]) if len(children) == 1 else FAMILY


def _is_here(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)


def context(request: HttpRequest) -> dict[str, Any]:
    """This function will give every template its masthead."""
    viewer = getattr(request, "viewer", None)
    alone = {"nobody_teaches": functools.cache(lambda: _nobody_teaches(viewer))}
    if in_hand := getattr(request, "kiosk", None):
        return {"masthead": _on_tablet(request, viewer, in_hand.kiosk), "viewer": viewer, "kiosk": True, **alone}
    words = [Word(label, url, _is_here(request.path, url)) for url, label in words_for(viewer)]
    person = viewer.person if viewer else None
    home = home_of(viewer) if viewer else "/"
    finds = bool(viewer and viewer.roles & AUDIENCES["educator_or_office"])
    return {
        "masthead": Masthead(person, home, words, settings.DEMO, settings.LANGUAGES, finds),
        "viewer": viewer,
        **alone,
    }


def _nobody_teaches(viewer: Viewer | None) -> bool:
    """Whether what a learner hands in, or their hand, would be found by nobody at school; asked only where a page says who reads."""
    return viewer is not None and Role.LEARNER in viewer.roles and not is_taught(viewer.person, on=viewer.on)
