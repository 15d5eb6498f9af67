"""The school's face: the sentence it lives by, its parts, its principles. And which school a visitor is looking at."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.rooms.charter.queries import principles_of, vision_of
from trellis.rooms.community.queries import decisions_of, decisions_of_classes
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.people.models import School
from trellis.rooms.people.queries import schools
from trellis.rooms.people.rules import belongs_to
from trellis.surfaces.gate import audience

NO_MARKS = "no-marks"
FEW = 3
Page = Callable[..., HttpResponse]


def of_a_school(page: Page) -> Page:
    """This function will give a page the school it speaks of: the one that is named, one's own, or the only one there is.

    Where several show themselves and none is named, the visitor chooses; one that keeps to itself is not offered.
    """

    @wraps(page)
    def respond(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("school", "")
        found = list(schools(wanted))
        if wanted and not found:
            raise Http404
        viewer = request.viewer  # type: ignore[attr-defined]
        if not wanted and viewer is not None:
            return page(request, viewer.person.school, **kwargs)
        offered = [school for school in found if wanted or school.shows_continuum] or found
        if len(offered) == 1:
            return page(request, offered[0], **kwargs)
        return render(request, "open/schools.html", {"schools": offered, "path": request.path})

    return respond


def named(request: HttpRequest, **more: str) -> str:
    """This function will write the question part of an address that keeps what a visitor has chosen."""
    kept = request.GET.copy()
    for name in list(kept):
        if name not in {"school", "words"}:
            del kept[name]
    for name, value in more.items():
        kept[name] = value
    return f"?{kept.urlencode()}" if kept else ""


@audience("everybody")
@require_safe
@of_a_school
def school(request: HttpRequest, school: School) -> HttpResponse:
    shows_continuum = may_look_at(request, school)
    viewer = request.viewer  # type: ignore[attr-defined]
    decided = list(decisions_of(school)[:FEW])
    context = {
        "school": school,
        "vision": vision_of(school),
        "principles": list(principles_of(school)),
        "areas": continuum_of(school).areas if shows_continuum else (),
        "shows_continuum": shows_continuum,
        "decisions": decided,
        "has_decisions": bool(decided) or (belongs_to(viewer, school.id) and bool(decisions_of_classes(viewer))),
        "kept": named(request),
    }
    return render(request, "open/school.html", context)


def may_look_at(request: HttpRequest, school: School) -> bool:
    """This function will say whether a visitor may read a school's continuum: anybody, or only who belongs to the school."""
    viewer = request.viewer  # type: ignore[attr-defined]
    return school.shows_continuum or belongs_to(viewer, school.id)
