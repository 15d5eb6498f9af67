"""To which adults here would you go? Asked on Today while a round is open; to name nobody is a fine answer."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions.claims import name_adults
from trellis.rooms.circles.models import ClaimRound
from trellis.rooms.circles.queries.claims import open_round_at, round_asking, said_by
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import adults_at
from trellis.rooms.people.terms import Reading
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

TODAY = "/learner/today/"


@audience("learner")
@require_http_methods(["GET", "HEAD", "POST"])
def adults(request: Asking) -> HttpResponse:
    """Choose among the faces of those who work here. On the tablet of a class what was said is not shown again."""
    me = request.viewer.person
    held = round_asking(me) if request.kiosk else open_round_at(me.school)
    here = [one for one in adults_at(me.school_id, request.viewer.on) if one.id != me.id]
    if request.method != "POST":
        if held is None:
            raise Http404
        return _faces(request, held, here, set() if request.kiosk else said_by(me, held))
    chosen = set[UUID]() if "nobody" in request.POST else read_ids(request.POST.getlist("adult"))
    if held is None:
        tell(request, _("This question was closed in the meantime. What you said before stands."))
        return redirect(TODAY)
    try:
        named = [one for one in here if one.id in chosen]
        if len(named) < len(chosen):
            raise Refused(_("Choose among those who work here today: somebody you chose does not."))
        name_adults(held=held, learner=me, adults=named, by=me, at=clock.now())
    except Refused as refusal:
        return _faces(request, held, here, chosen, refusal.sentence)
    tell(request, _("Kept. Thank you for saying so."))
    return redirect(TODAY)


def _faces(request: Asking, held: ClaimRound, here: list[Person], chosen: set[UUID], refused: str = "") -> HttpResponse:
    is_young = bool(request.viewer.person.reading == Reading.YOUNG or request.kiosk)
    context = {"held": held, "adults": here, "chosen": chosen, "refused": refused, "is_young": is_young}
    return render(request, "learner/today_adults.html", context, status=422 if refused else 200)
