"""What a target leans on: find it by words, add it, take it away."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.leaning import lean_no_more, lean_on
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.queries.studio import leaning_on, targets_found
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum.keeping import A_PAGE, HOME, chosen_target, school_kept, target_or_404
from trellis.surfaces.office.continuum.lath import lath_of
from trellis.ui.told import Undo, tell

FOUND = 20


@audience("office")
def leans(request: Asking, target_id: UUID) -> HttpResponse:
    """Those it leans on, those that lean on it, and finding another."""
    found, sentence = target_or_404(request, target_id), ""
    if request.method == "POST":
        try:
            _act(request, found)
            return redirect(f"{HOME}targets/{found.id}/leans/")
        except NotAllowed:
            raise
        except Refused as refusal:
            sentence = str(refusal.sentence)
    ours = continuum_of(school_kept(request))
    shape, words = ours.known[found.id], request.POST.get("find") or request.GET.get("find", "")
    kept = {*shape.needs, shape.id}
    hits = [one for one in targets_found(ours, words, most=FOUND + len(kept)) if one.id not in kept]
    context = {
        "target": found, "shape": shape, "find": words, "found": hits[:FOUND], "refused": sentence,
        "leans_on": [ours.known[one] for one in shape.needs if one in ours.known],
        "carries": leaning_on(ours, found.id)[:A_PAGE], "any_at_all": any(one.needs for one in ours.targets),
        "lath": lath_of(ours, shape.strand.id, current=found.id),
    }  # fmt: skip
    return render(request, "office/continuum_leans.html", context, status=422 if sentence else 200)


def _act(request: Asking, found: LearningTarget) -> None:
    """`lean:<id>` and `apart:<id>`, so that the way back of one is a press of the other."""
    act, _colon, chosen = request.POST.get("act", "").partition(":")
    by, at, here = request.viewer.person, clock.now(), f"{HOME}targets/{found.id}/leans/"
    needs = chosen_target(request, chosen)
    if act == "lean":
        lean_on(target=found, needs=needs, by=by, at=at)
        tell(
            request,
            _("Kept: it leans on that now. That is advice, never a gate."),
            undo=Undo(here, f"apart:{needs.id}"),
        )
    elif act == "apart":
        lean_no_more(target=found, needs=needs, by=by, at=at)
        tell(request, _("They stand apart now."), undo=Undo(here, f"lean:{needs.id}"))
