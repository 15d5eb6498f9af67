"""The practice guide (E9): eight strategies, chapter by chapter; a card is planned on a day with one press."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.queries import school_days_for
from trellis.rooms.practice.actions import plan_trial
from trellis.rooms.practice.guide import Strategy, beside, guide, strategy_called
from trellis.rooms.practice.queries import own_trials
from trellis.surfaces.forms import read_date
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell
from trellis.ui.words import as_day

DAYS_OFFERED = 5


@audience("adults")
@require_safe
def chapters(request: Asking) -> HttpResponse:
    """All eight, in their order."""
    return render(request, "educator/practice_guide.html", {"strategies": guide()})


@audience("adults")
@require_http_methods(["GET", "HEAD", "POST"])
def chapter(request: Asking, slug: str) -> HttpResponse:
    """One strategy with its cards; a press plans one on a day."""
    found = strategy_called(slug)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _chapter(request, found)
    card = request.POST.get("card", "")
    if card not in {one.slug for one in found.cards}:
        raise Http404
    try:
        day = read_date(request.POST.get("on", ""))
        if day is None:
            raise Refused(_("Choose the day on which you try it."))
        made = plan_trial(card=card, try_on=day, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _chapter(request, found, refused={"card": card, "wrong": str(refusal.sentence)}, status=422)
    tell(request, _("It stands on your page of %(day)s.") % {"day": as_day(made.try_on)})
    return redirect(f"/educator/practice/guide/{slug}/#{card}")


def _chapter(request: Asking, found: Strategy, *, status: int = 200, **more: Any) -> HttpResponse:
    before, after = beside(found)
    viewer = request.viewer
    planned: dict[str, list[date]] = {}
    for one in own_trials(viewer):
        if one.trial.closed_at is None:
            planned.setdefault(one.trial.card, []).append(one.trial.try_on)
    days = school_days_for(viewer, viewer.on, viewer.on + timedelta(days=21))[:DAYS_OFFERED]
    cards = [{"card": card, "planned": sorted(planned.get(card.slug, []))} for card in found.cards]
    context = {"strategy": found, "cards": cards, "before": before, "after": after, "days": days, **more}
    return render(request, "educator/practice_chapter.html", context, status=status)
