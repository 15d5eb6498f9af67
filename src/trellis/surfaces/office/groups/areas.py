"""Which areas somebody teaches to a group: all of them, or only those that are ticked."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.writing import give_teaching_areas
from trellis.rooms.continuum.queries import areas_of
from trellis.rooms.continuum.rules import areas_by_membership, may_change_continuum
from trellis.rooms.people.queries.groups import teaching_in
from trellis.rooms.people.terms import Role
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.groups.group import group_or_404
from trellis.ui.told import tell


@audience("office")
@require_http_methods(["GET", "HEAD", "POST"])
def areas(request: Asking, group_id: UUID, membership_id: UUID) -> HttpResponse:
    """What a teacher teaches here; a POST keeps it."""
    group = group_or_404(request, group_id)
    held = teaching_in(group, membership_id, on=request.viewer.on)
    if held is None or held.role != Role.TEACHER or not may_change_continuum(request.viewer):
        raise Http404
    every = list(areas_of(request.viewer.person.school))
    limit = areas_by_membership([held])[held.id]
    context: dict[str, Any] = {
        "group": group,
        "held": held,
        "areas": every,
        "ticked": limit or (),
        "all": limit is None,
    }
    if request.method != "POST":
        return render(request, "office/group_areas.html", context)
    ticked, only = read_ids(request.POST.getlist("area")), request.POST.get("which") == "these"
    chosen = [area for area in every if area.id in ticked] if only else []
    try:
        if only and not chosen:
            raise Refused(_("Tick one area at least, or choose all of them."))
        give_teaching_areas(membership=held, areas=chosen, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        again = {**context, "ticked": ticked, "all": not only, "refused": str(refusal.sentence)}
        return render(request, "office/group_areas.html", again, status=422)
    tell(request, _("Kept. Work in these areas reaches %(name)s.") % {"name": held.person.said_as})
    return redirect(f"/office/groups/{group.id}/")
