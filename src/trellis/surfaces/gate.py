"""The gate of every page: for which audience it is, and how somebody came to be signed in."""

import functools
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any, NotRequired, TypedDict

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render

from trellis.foundation.intents import NotAllowed
from trellis.rooms.people.models import FamilyKey, Person
from trellis.rooms.people.queries import live_family_key
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import ADULT_STAFF, EDUCATORS, Role
from trellis.surfaces.kiosk_session import InHand
from trellis.surfaces.unsaved import sent_signed_out

SESSION_KEY = "signed_in"
Page = Callable[..., HttpResponseBase]

AUDIENCES: dict[str, frozenset[str]] = {
    "learner": frozenset({Role.LEARNER}),
    "educator": EDUCATORS,
    "educator_or_leader": EDUCATORS | {Role.LEADER},
    "educator_or_office": EDUCATORS | {Role.LEADER, Role.STAFF},
    "leader": frozenset({Role.LEADER}),
    "leader_or_counsellor": frozenset({Role.LEADER, Role.COUNSELLOR}),
    "adults": ADULT_STAFF,
    "family": frozenset({Role.GUARDIAN}),
    "mentor": frozenset({Role.MENTOR}),
    "office": frozenset({Role.LEADER, Role.STAFF, Role.OPERATOR}),
}
HOMES: tuple[tuple[str, str], ...] = (
    (Role.LEARNER, "/learner/today/"),
    (Role.TEACHER, "/educator/class/"),
    (Role.ADVISOR, "/educator/class/"),
    (Role.GUARDIAN, "/family/child/"),
    (Role.LEADER, "/leader/walk/"),
    (Role.STAFF, "/office/continuum/"),
    (Role.COUNSELLOR, "/leader/people/"),
    (Role.OPERATOR, "/office/people/"),
    (Role.MENTOR, "/mentor/learners/"),
)


class SignedIn(TypedDict):
    """What a session remembers: the person, and by what they were let in."""

    person: str
    by: str
    key: NotRequired[str]


class Asking(HttpRequest):
    """A request that has passed the gate: somebody asks, perhaps let in by a family key, perhaps on the tablet of a class."""

    viewer: Viewer
    family_key: FamilyKey | None
    kiosk: InHand | None


def audience(name: str) -> Callable[[Page], Page]:
    """This function will let only that audience pass: nobody signed in is sent to sign in, anybody else finds no page."""

    def gate(page: Page) -> Page:
        @functools.wraps(page)
        def respond(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if name != "everybody":
                if request.viewer is None:
                    return sent_signed_out(request)
                if name != "signed_in" and not request.viewer.roles & AUDIENCES[name]:
                    raise Http404
            try:
                response = page(request, *args, **kwargs)
            except NotAllowed as refusal:
                raise Http404 from refusal
            is_empty = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET"
            return render(request, "405.html", status=response.status_code) if is_empty else response

        respond.audience = name  # type: ignore[attr-defined]
        return respond

    return gate


def home_of(viewer: Viewer) -> str:
    """This function will tell where a person's day begins."""
    return next((url for role, url in HOMES if role in viewer.roles), "/account/")


def sign_in_as(request: HttpRequest, person: Person, *, by: str, key: str = "") -> None:
    """This function will start a fresh session as that person; `by` says what let them in."""
    request.session.flush()
    signed_in: SignedIn = {"person": str(person.id), "by": by}
    if key:
        signed_in["key"] = key
    request.session[SESSION_KEY] = signed_in


def stay_in_as(request: HttpRequest, person: Person) -> None:
    """This function will go on as one of the persons of the user who is signed in: they belong to several schools."""
    request.session.cycle_key()
    request.session[SESSION_KEY] = SignedIn(person=str(person.id), by="password")


def is_in_by_key(request: HttpRequest, key: FamilyKey) -> bool:
    """This function will tell whether the visitor is in already by this family key."""
    signed_in = request.session.get(SESSION_KEY)
    return bool(signed_in and signed_in.get("key") == str(key.id) and request.viewer)  # type: ignore[attr-defined]


def has_chosen(request: HttpRequest) -> bool:
    """This function will tell whether it is said as whom somebody is in, rather than found by their user."""
    return SESSION_KEY in request.session


def has_lost_family_key(request: HttpRequest) -> bool:
    """This function will tell whether somebody was in by a family key that is no longer good, so that a page can say so."""
    signed_in = request.session.get(SESSION_KEY)
    return bool(signed_in and signed_in["by"] == "family_key" and request.viewer is None)  # type: ignore[attr-defined]


def family_key_behind(signed_in: SignedIn, *, at: datetime) -> FamilyKey | None:
    """This function will find the family key behind a session if it is still good: withdrawn means out at once."""
    key = live_family_key(signed_in.get("key", ""), at=at)
    return key if key is not None and str(key.guardian_id) == signed_in["person"] else None
