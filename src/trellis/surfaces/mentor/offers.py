"""Offers (M2): what I offer to learners, on which days, and what a visitor will see."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.community.actions import close_offer, make_offer
from trellis.rooms.community.actions.mentoring import Offered
from trellis.rooms.community.queries.mentoring import offers_of, own_offer
from trellis.rooms.community.rules import may_make_offers
from trellis.rooms.community.terms import OfferKind
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

HERE = "/mentor/offers/"


class OfferForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("What"), choices=OfferKind.choices)
    title = forms.CharField(label=gettext_lazy("In one line"), max_length=120)
    days = forms.CharField(label=gettext_lazy("On which days"), max_length=120)
    will_see = forms.CharField(label=gettext_lazy("What a visitor will see"), max_length=600)


@audience("mentor")
def offers(request: Asking) -> HttpResponse:
    viewer = request.viewer
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            make_offer(offered=Offered(**form.cleaned_data), by=viewer.person, at=clock.now())
            tell(request, _("Kept. Those who teach here read it now."))
            return redirect(HERE)
        except NotAllowed:
            raise
        except Refused as refusal:
            form.add_error(None, str(refusal.sentence))
    context = {
        "form": form, "offers": list(offers_of(viewer.person)), "offers_now": may_make_offers(viewer),
        "kinds": OfferKind.choices,
    }  # fmt: skip
    return render(request, "mentor/offers.html", context, status=422 if form.errors else 200)


@audience("mentor")
@require_POST
def close(request: Asking, offer_id: UUID) -> HttpResponse:
    """Close an offer of mine."""
    found = own_offer(request.viewer.person, offer_id)
    if found is None:
        raise Http404
    close_offer(offer=found, by=request.viewer.person, at=clock.now())
    tell(request, _("Closed. Nobody is told of it any more."))
    return redirect(HERE)
