"""Find a person: one field, names, and Enter opens the page of the first."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import people_called_like, taught_ids
from trellis.rooms.people.rules import may_open_office
from trellis.rooms.people.terms import Role
from trellis.surfaces.gate import Asking, audience


@dataclass(frozen=True)
class Found:
    """A person whom the viewer may know, and the page of theirs that the viewer may open."""

    person: Person
    url: str


@audience("educator_or_office")
@require_safe
def find(request: Asking) -> HttpResponse:
    """`open` is who stood first when Enter was pressed: if they still do, their page opens."""
    text = request.GET.get("q", "").strip()[:80]
    found = _found(request, text)
    first = next(iter(found), None)
    if first and (len(found) == 1 or str(first.person.id) == request.GET.get("open")) and "go" in request.GET:
        return redirect(first.url)
    is_live = "HX-Request" in request.headers  # then the focus stays where somebody types
    return render(request, "educator/find.html", {"q": text, "found": found, "is_live": is_live})


def _found(request: Asking, text: str) -> list[Found]:
    viewer = request.viewer
    taught = set(taught_ids(viewer))
    leads = Role.LEADER in viewer.roles
    return [
        Found(one, _page_of(one, is_whole=one.id in taught or (leads and one.is_learner)))  # type: ignore[attr-defined]
        for one in people_called_like(viewer, text)
        if one.id in taught or may_open_office(viewer)
    ]


def _page_of(person: Person, *, is_whole: bool) -> str:
    """The whole child for those who teach or lead; for the rest of the office their page about a person."""
    return f"/educator/learners/{person.id}/" if is_whole else f"/office/people/{person.id}/"
