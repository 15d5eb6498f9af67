"""The session of a class tablet: whose class, which child holds it now, and what it opens. It has no adult's rights."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NotRequired, TypedDict
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest
from django.middleware.csrf import rotate_token
from django.urls import Resolver404, resolve

from trellis.rooms.people.models import Kiosk, Person
from trellis.rooms.people.queries import learners_in, school_day
from trellis.rooms.people.queries.day import live_kiosk

KIOSK_KEY = "kiosk"
FACES = "/kiosk/"
TODAY = "/learner/today/"
# What a tablet opens: the faces, and the three pages of the child who holds it. Their files are minded by the page of files.
FACE_ROUTES = ("kiosk/",)
CHILD_ROUTES = ("learner/today/", "learner/path/", "learner/capture/")
FILE_ROUTES = ("files/",)
# What stands on Today of a device of one's own alone: lines for those who lead, and what adults noticed.
NOT_ON_IT = ("kiosk/open/", "learner/today/line/", "learner/today/moments/")


class Held(TypedDict):
    """What the session of a tablet remembers."""

    kiosk: str
    child: NotRequired[str]
    kept: NotRequired[list[str]]  # the pieces that this child has kept on it since they hold it


@dataclass(frozen=True)
class InHand:
    """A tablet that is open, and the child who holds it."""

    kiosk: Kiosk
    child: Person | None


def enter_kiosk(request: HttpRequest, kiosk: Kiosk) -> None:
    """This function will end whatever session there was, the adult's above all, and begin that of the tablet."""
    request.session.flush()
    request.session[KIOSK_KEY] = Held(kiosk=str(kiosk.id))
    rotate_token(request)


def hold(request: HttpRequest, child: Person) -> None:
    """This function will put the tablet into a child's hands: what another child had open on it sends nothing any more."""
    request.session[KIOSK_KEY] = Held(kiosk=request.session[KIOSK_KEY]["kiosk"], child=str(child.id))
    rotate_token(request)


def remember_kept(request: HttpRequest, piece_id: UUID) -> None:
    """This function will remember that the child who holds the tablet has just kept a piece on it: until it is put down, they
    see there what they kept."""
    held: Held = request.session[KIOSK_KEY]
    request.session[KIOSK_KEY] = Held(**{**held, "kept": [*held.get("kept", []), str(piece_id)]})


def kept_on_it(request: HttpRequest) -> frozenset[UUID]:
    """This function will list the pieces that the child who holds the tablet has kept on it."""
    return frozenset(UUID(one) for one in request.session[KIOSK_KEY].get("kept", []))


def kiosk_in(request: HttpRequest, *, at: datetime) -> InHand | None:
    """This function will find the tablet that this browser is while it is open; at the faces it is in nobody's hands, and a
    child who has left the class no longer holds it."""
    held: Held | None = request.session.get(KIOSK_KEY)
    kiosk = live_kiosk(held["kiosk"], at=at) if held else None
    if held is None or kiosk is None:
        return None
    if request.path_info == FACES:
        return _put_down(request, kiosk)
    child = child_of(kiosk, UUID(held["child"]), at=at) if held.get("child") else None
    return InHand(kiosk, child)


def _put_down(request: HttpRequest, kiosk: Kiosk) -> InHand:
    if request.session[KIOSK_KEY].get("child"):
        request.session[KIOSK_KEY] = Held(kiosk=str(kiosk.id))
        rotate_token(request)
    return InHand(kiosk, None)


def child_of(kiosk: Kiosk, child_id: UUID, *, at: datetime) -> Person | None:
    """This function will find a learner of the tablet's class today."""
    on = school_day(kiosk.group.school, at)
    return learners_in([kiosk.group_id], on=on).filter(pk=child_id).first()


def has_run_out(request: Any) -> bool:
    """This function will tell whether this browser was a tablet that is closed by now."""
    return KIOSK_KEY in request.session and request.kiosk is None


def forget(request: HttpRequest) -> None:
    """This function will make a browser that was a tablet any visitor's again."""
    del request.session[KIOSK_KEY]


def route_of(address: str) -> str:
    """This function will name the route that answers at an address, without what is particular in it; nothing where none
    does."""
    try:
        return resolve(urlsplit(address).path).route
    except Resolver404:
        return ""


def kiosk_opens(address: str, *, is_held: bool) -> bool:
    """This function will say whether a tablet opens an address: the faces, and the pages of whoever holds it."""
    route = route_of(address)
    if route.startswith(NOT_ON_IT):
        return False
    return route.startswith(FACE_ROUTES) or (is_held and route.startswith((*CHILD_ROUTES, *FILE_ROUTES)))


def is_of_a_child(address: str) -> bool:
    """This function will say whether an address is one of the three pages that a child opens on a tablet."""
    return route_of(address).startswith(CHILD_ROUTES)
