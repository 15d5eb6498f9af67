"""Moving a target to another strand."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.placing import move_to_strand
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.queries.studio import strands_found
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum.keeping import A_PAGE, HOME, school_kept, strand_or_404, target_or_404
from trellis.ui.told import Undo, tell


@audience("office")
def move(request: Asking, target_id: UUID) -> HttpResponse:
    """The strands of its area, and finding another one by words."""
    found, sentence = target_or_404(request, target_id), ""
    was = found.strand_id
    if request.method == "POST":
        chosen = read_ids([request.POST.get("act", "")])
        strand = strand_or_404(request, chosen.pop() if chosen else target_id)
        try:
            move_to_strand(target=found, strand=strand, by=request.viewer.person, at=clock.now())
            if was != strand.id:
                tell(request, _("It stands at the end of its new strand."), undo=Undo(request.path, str(was)))
            return redirect(f"{HOME}targets/{found.id}/")
        except NotAllowed:
            raise
        except Refused as refusal:
            sentence = str(refusal.sentence)
    ours, words = continuum_of(school_kept(request)), request.GET.get("find", "")
    near = strands_found(ours, words) if words else ours.by_area[found.strand.area_id]
    context = {
        "target": found, "shape": ours.known[found.id], "find": words, "refused": sentence,
        "strands": [one for one in near if one.id != was][:A_PAGE],
    }  # fmt: skip
    return render(request, "office/continuum_move.html", context, status=422 if sentence else 200)
