"""Retiring a target: what waits and with whom, what stays, and what may take its place."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.continuum.queries import continuum_of, target_of
from trellis.rooms.continuum.queries.studio import leaning_on, targets_found
from trellis.rooms.evidence.queries.at_target import at_target
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum.keeping import A_PAGE, HOME, school_kept, target_or_404
from trellis.ui.told import Undo, tell

FOUND = 12


@audience("office")
def retire(request: Asking, target_id: UUID) -> HttpResponse:
    """One question, with what follows from it; nothing is retired before the button is pressed."""
    found, sentence, school = target_or_404(request, target_id), "", school_kept(request)
    here = f"{HOME}targets/{found.id}/"
    if found.retired_at is not None:
        return redirect(here)
    chosen = read_ids([request.POST.get("instead") or request.GET.get("instead", "")])
    instead = target_of(school, chosen.pop()) if chosen else None
    if request.method == "POST":
        if request.POST.get("instead") and instead is None:
            raise Http404
        try:
            retire_target(target=found, replaced_by=instead, by=request.viewer.person, at=clock.now())
            tell(request, _("It is retired. What was signed under it stays."), undo=Undo(here, "offer"))
            return redirect(here)
        except NotAllowed:
            raise
        except Refused as refusal:
            sentence = str(refusal.sentence)
    ours, words = continuum_of(school), request.GET.get("find", "")
    context = {
        "target": found, "shape": ours.known[found.id], "touched": at_target(found, on=request.viewer.on),
        "carries": leaning_on(ours, found.id)[:A_PAGE], "find": words, "refused": sentence,
        "instead": ours.by_id.get(instead.id) if instead else None,
        "found": [one for one in targets_found(ours, words, most=FOUND + 1) if one.id != found.id][:FOUND],
    }  # fmt: skip
    return render(request, "office/continuum_retire.html", context, status=422 if sentence else 200)
