"""Vetting a mentor until a day, and withdrawing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.actions import vet_mentor, withdraw_vetting
from trellis.surfaces.forms import read_date
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.people.person import person_or_404, to


@audience("office")
@require_POST
def vetting(request: Asking, person_id: UUID) -> HttpResponse:
    """Say until which day the school has vetted a mentor, or that it has not any more."""
    found, by = person_or_404(request, person_id), request.viewer.person
    try:
        if request.POST.get("act") == "withdraw":
            withdraw_vetting(mentor=found, by=by, at=clock.now())
            messages.success(request, _("Withdrawn. Whatever it opened is closed."))
        else:
            vet_mentor(mentor=found, until=read_date(request.POST.get("until", "")), by=by, at=clock.now())
            messages.success(request, _("Kept."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
    return to(found, "#vetting")
