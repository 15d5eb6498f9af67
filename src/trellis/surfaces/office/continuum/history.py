"""What was changed, by whom and when: of one target with the words it had before, or of the whole continuum."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.queries.studio import changes_of, wordings_before
from trellis.rooms.evidence.queries.at_target import at_target
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum.keeping import A_PAGE, school_kept, target_or_404


@audience("office")
@require_safe
def continuum(request: Asking) -> HttpResponse:
    """Every change of the continuum, newest first."""
    school = school_kept(request)
    page = Paginator(changes_of(school), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "office/continuum_history.html", {"page": page, "known": continuum_of(school).known})


@audience("office")
@require_safe
def target(request: Asking, target_id: UUID) -> HttpResponse:
    """Every change of one target, the words it had, and whom a change touches."""
    found = target_or_404(request, target_id)
    school = school_kept(request)
    page = Paginator(changes_of(school, target=found), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "target": found, "shape": continuum_of(school).known[found.id], "page": page, "known": {},
        "before": list(wordings_before(found)[:A_PAGE]), "touched": at_target(found, on=request.viewer.on),
    }  # fmt: skip
    return render(request, "office/continuum_target_history.html", context)
