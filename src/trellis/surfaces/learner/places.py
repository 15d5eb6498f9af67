"""Can we talk here, then? A day, a moment and a place for two; whoever teaches me answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.community.actions import Sent, reach_out
from trellis.rooms.community.models import OutreachRequest
from trellis.rooms.community.queries.talking_here import days_to_talk, moments_to_talk, places_then
from trellis.rooms.community.terms import HERE_MINUTES, OutreachKind
from trellis.rooms.conferences.queries.places import minutes_of_talk
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import advisor_of, educators_of
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.circle import circle_of, readers_of
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.learner.people import sent_in_words
from trellis.ui.told import Undo, tell


@dataclass(frozen=True)
class Chosen:
    """What is chosen so far, each beside what could be chosen: whom I ask, for how long, on which day, at which moment."""

    adults: list[Person]
    to: Person | None
    minutes: int
    days: list[date]
    on: date | None
    moments: list[datetime]
    moment: datetime | None

    @property
    def near(self) -> date:
        """The last day that its weekday alone names."""
        return self.days[0] + timedelta(days=6)


@audience("learner")
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: Asking) -> HttpResponse:
    """Choose a day and a moment; touch a place to ask."""
    me, refused = request.viewer.person, ""
    if request.method == "POST":
        try:
            sent = _asked(request)
            tell(request, sent_in_words(sent), undo=Undo(f"/learner/people/sent/{sent.id}/", "back"))
            return redirect("/learner/talks/")
        except Refused as refusal:
            refused = str(refusal.sentence)
    chosen = _chosen(request.viewer, request.POST or request.GET)
    then = places_then(request.viewer, chosen.moment, minutes=chosen.minutes) if chosen.moment else []
    context = {
        "chosen": chosen, "refused": refused, "places": then,
        "readers": readers_of(me, circle_of(me, viewer=request.viewer).ties, viewer=request.viewer),
    }  # fmt: skip
    return render(request, "learner/places.html", context, status=422 if refused else 200)


def _asked(request: Asking) -> OutreachRequest:
    form, me = request.POST, request.viewer.person
    asked, moment = read_ids([form.get("to", ""), form.get("space", "")]), _moment(form.get("at", ""))
    to = next((one for one in educators_of(me, on=request.viewer.on) if one.id in asked), None)
    if to is None:
        raise Refused(_("Ask somebody who teaches or advises you: they promise talks."))
    if moment is None:
        raise Refused(_("Choose one of the times that stand here."))
    minutes = minutes_of_talk(to, me)
    then = places_then(request.viewer, moment, minutes=minutes)
    space = next((one.space for one in then if one.space.id in asked), None)
    if space is None:
        raise Refused(_("Choose one of the places that stand here."))
    sent = Sent(here=(space, moment), minutes=minutes)
    return reach_out(learner=me, to=to, kind=OutreachKind.TIME, sent=sent, by=me, at=clock.now())


def _chosen(viewer: Viewer, given: Mapping[str, str]) -> Chosen:
    """What was chosen, else the first that is offered."""
    me, at = viewer.person, clock.now()
    adults = list(educators_of(me, on=viewer.on))
    asked = read_ids([given.get("to", "")])
    advises = advisor_of(me, on=viewer.on)
    to = next((one for one in adults if one.id in asked), None) or next((one for one in adults if one == advises), None)
    to = to or next(iter(adults), None)
    minutes = minutes_of_talk(to, me) if to else HERE_MINUTES
    days = days_to_talk(me, at=at, minutes=minutes)
    on = _of(_day(given.get("on", "")), days)
    moments = moments_to_talk(me, on, at=at, minutes=minutes) if on else []
    return Chosen(adults, to, minutes, days, on, moments, _of(_moment(given.get("at", "")), moments))


def _of[Choice](asked: Choice | None, offered: list[Choice]) -> Choice | None:
    return asked if asked in offered else next(iter(offered), None)


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None


def _moment(typed: str) -> datetime | None:
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
