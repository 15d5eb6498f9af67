"""What somebody who leaves still owes, and who takes it on: those who lead hand it over, learner by learner."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.actions import hand_over_promises
from trellis.rooms.conferences.queries import Owed, owed_after
from trellis.rooms.conferences.rules import may_hand_over
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.people.person import person_or_404


@audience("office")
@require_http_methods(["GET", "HEAD", "POST"])
def promises(request: Asking, person_id: UUID) -> HttpResponse:
    adult = person_or_404(request, person_id)
    if not may_hand_over(request.viewer, adult):
        raise Http404
    owed = owed_after(adult, request.viewer.on + timedelta(days=1))
    if request.method == "POST":
        handed = sum(_hand_over(request, adult, one) for one in owed)
        if handed:
            said = ngettext(
                "Handed over for one learner; whoever took it on is told.",
                "Handed over for %(n)s learners; whoever took it on is told.", handed,
            )  # fmt: skip
            messages.success(request, said % {"n": handed})
        else:
            messages.error(request, _("Choose for one learner at least who takes it on."))
        return redirect(f"/office/people/{adult.id}/promises/")
    could = {one.id: one for owe in owed for one in owe.could}
    context = {"one": adult, "owed": owed, "could": sorted(could.values(), key=lambda one: (one.said_as, one.id))}
    return render(request, "office/person_promises.html", context)


def _hand_over(request: Asking, adult: Person, owed: Owed) -> bool:
    """To whom is chosen for this learner, else for all of them: whoever does not teach the learner takes on nothing."""
    chosen = request.POST.get(f"to-{owed.learner.id}") or request.POST.get("to-all", "")
    to = next((one for one in owed.could if str(one.id) == chosen), None)
    if to is None:
        return False
    try:
        hand_over_promises(adult=adult, learner=owed.learner, to=to, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return False
    return True
