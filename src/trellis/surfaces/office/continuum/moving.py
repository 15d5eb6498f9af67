"""Moving a target to another strand."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.placing import move_to_strand, take_back_move
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.queries.studio import strands_found
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum.keeping import A_PAGE, HOME, school_kept, strand_or_404, target_or_404
from trellis.ui.told import Undo, tell

BACK = "back:"  # before the number of the move that is taken back
DIGITS = 9  # of such a number


@audience("office")
def move(request: Asking, target_id: UUID) -> HttpResponse:
    """The strands of its area, and finding another one by words."""
    found, sentence = target_or_404(request, target_id), ""
    was = found.strand_id
    if request.method == "POST":
        try:
            _act(request, found)
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


def _act(request: Asking, found: LearningTarget) -> None:
    act, by, at = request.POST.get("act", ""), request.viewer.person, clock.now()
    if act.startswith(BACK):
        if not (number := act.removeprefix(BACK)).isdecimal() or len(number) > DIGITS:
            raise Http404
        take_back_move(target=found, number=int(number), by=by, at=at)
        tell(request, _("It stands where it stood before."))
        return
    chosen = read_ids([act])
    strand = strand_or_404(request, chosen.pop() if chosen else found.id)
    moved = move_to_strand(target=found, strand=strand, by=by, at=at)
    if moved is not None:
        tell(request, _("It stands at the end of its new strand."), undo=Undo(request.path, f"{BACK}{moved}"))
