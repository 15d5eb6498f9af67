"""Why the school gives no marks: a decision like others, at the address by which families know it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from trellis.rooms.community.queries import decision_called
from trellis.rooms.people.models import School
from trellis.surfaces.gate import audience
from trellis.surfaces.open.school import NO_MARKS, named, of_a_school


@audience("everybody")
@require_safe
@of_a_school
def why_no_marks(request: HttpRequest, school: School) -> HttpResponse:
    if decision_called(school, NO_MARKS, viewer=None) is None:
        raise Http404
    return redirect(f"/decisions/{NO_MARKS}/{named(request)}")
