"""Every rule by which Trellis proposes anything, read from the code itself, and which of them a school has turned off (AR-09)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.rooms.people.models import School
from trellis.rooms.people.queries import schools
from trellis.rooms.people.rules import may_set_rules
from trellis.surfaces.gate import audience
from trellis.surfaces.rules_in_words import rules_in_words


@audience("everybody")
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    school, viewer = _school_of(request), request.viewer  # type: ignore[attr-defined]
    sets_them = viewer is not None and viewer.person.school == school and may_set_rules(viewer)
    context = {"groups": rules_in_words(school), "school": school, "sets_them": sets_them}
    return render(request, "open/rules.html", context)


def _school_of(request: HttpRequest) -> School | None:
    """The school that is named, one's own, or the only one there is; the rules are the same for all."""
    wanted, viewer = request.GET.get("school", ""), request.viewer  # type: ignore[attr-defined]
    if not wanted and viewer is not None:
        own: School = viewer.person.school
        return own
    found = list(schools(wanted)[:2])
    if wanted and not found:
        raise Http404
    return found[0] if len(found) == 1 else None
