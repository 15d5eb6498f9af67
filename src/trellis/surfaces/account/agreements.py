"""What a person promised: keep it, move it or let it go, from wherever it stands."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions import keep_agreement, let_go_of_agreement, reword_agreement, untick_agreement
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import agreement_for
from trellis.rooms.conferences.rules import sits_beside_owner
from trellis.rooms.people.models import Person
from trellis.surfaces.forms import read_date
from trellis.surfaces.gate import Asking, audience, home_of
from trellis.ui.told import Undo, tell
from trellis.ui.words import as_day


@audience("signed_in")
@require_POST
def agreement(request: Asking, agreement_id: UUID) -> HttpResponse:
    found = agreement_for(request.viewer, agreement_id)
    if found is None:
        raise Http404
    try:
        _act(request, found, by=request.viewer.person)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    back = request.META.get("HTTP_REFERER", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe else home_of(request.viewer))


def _act(request: Asking, found: Agreement, *, by: Person) -> None:
    act, at = request.POST.get("act", ""), clock.now()
    beside = sits_beside_owner(request.viewer, found)
    if act == "keep":
        keep_agreement(agreement=found, by=by, at=at, is_beside_owner=beside)
        undo = Undo(f"/account/agreements/{found.id}/", "untick")
        tell(request, _("Kept: %(words)s") % {"words": found.text}, undo=undo)
    elif act == "untick":
        untick_agreement(agreement=found, by=by, at=at, is_beside_owner=beside)
        tell(request, _("Open again: %(words)s") % {"words": found.text})
    elif act == "move":
        to = read_date(request.POST.get("to", ""))
        if to is None:
            raise Refused(_("Choose the day to which you move the promise."))
        reword_agreement(agreement=found, text=found.text, due_on=to, by=by, at=at, is_beside_owner=beside)
        tell(request, _("Moved to %(day)s: %(words)s") % {"day": as_day(to), "words": found.text})
    elif act == "let_go":
        because = request.POST.get("because", "")
        let_go_of_agreement(agreement=found, because=because, by=by, at=at, is_beside_owner=beside)
        tell(request, _("Let go: %(words)s") % {"words": found.text})
    else:
        raise Http404
