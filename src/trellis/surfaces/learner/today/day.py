"""My own day: what stands, what I planned, what is free; in pictures or by the hour. Planned in two taps, undone in one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.conferences.models import Conference
from trellis.rooms.paths.actions import plan_block, put_back_in_day, take_out_of_day, undo_plan
from trellis.rooms.paths.queries.day import Card, Stretch, card_of, coming_day_of, own_item, thing_on
from trellis.rooms.suggestions.queries import cards_for
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell

TODAY = "/learner/today/"


@dataclass(frozen=True)
class Day:
    """A day as its page shows it: which one, its parts, what could be planned, what was."""

    on: date
    is_today: bool
    stretches: list[Stretch]
    cards: list[Card]

    @property
    def chosen(self) -> list[str]:
        """What its learner chose for it."""
        return [stretch.card.title for stretch in self.stretches if stretch.card]

    @property
    def is_whole(self) -> bool:
        """Whether every free part of it is planned."""
        return all(stretch.card for stretch in self.stretches if stretch.block.is_free)


@dataclass(frozen=True)
class Given:
    """What somebody says about a part of their day."""

    card: str
    place: str = ""
    with_whom: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a day by the hour: a part of it, or the talk that somebody promised for then."""

    at: time
    stretch: Stretch | None = None
    talk: Conference | None = None


def day_in_pictures(request: Asking) -> Day:
    """The day as a row of pictures, and the cards beside it that are not in it yet."""
    day = _day(request)
    planned = {stretch.card.key for stretch in day.stretches if stretch.card}
    return Day(day.on, day.is_today, day.stretches, _cards(request, day, but=planned))


def day_in_hours(request: Asking, talk: Conference | None) -> dict[str, Any]:
    """The day line by line, with the talk where it belongs."""
    day = _day(request)
    lines = [Line(stretch.block.starts_at, stretch) for stretch in day.stretches]
    if lines and talk and talk.promised_on == day.on and talk.promised_time:
        lines.append(Line(talk.promised_time, talk=talk))
    return {"on": day.on, "is_today": day.is_today, "lines": sorted(lines, key=lambda line: line.at)}


def _day(request: Asking) -> Day:
    """Today; on a day without school the next one that has it."""
    on, stretches = coming_day_of(request.viewer.person, viewer=request.viewer)
    return Day(on, on == request.viewer.on, stretches, [])


@audience("learner")
@require_POST
def plan(request: Asking) -> HttpResponse:
    """A card and a place for it: that is all it takes."""
    day = _day(request)
    slot = _free(day, request.POST.get("slot", ""))
    if not request.POST.get("card"):
        messages.error(request, _("First touch a picture. Then touch the place for it."))
        return redirect(TODAY)
    try:
        _plan(request, day, slot, _cards(request, day), Given(request.POST["card"]))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(TODAY)


@audience("learner")
def block(request: Asking, block_id: UUID) -> HttpResponse:
    """One free part of the day, for older learners: what, where and with whom."""
    day = _day(request)
    slot, cards, refused = _free(day, str(block_id)), _cards(request, day), ""
    given = Given(*(request.POST.get(name, "").strip() for name in ("card", "place", "with_whom")))
    if slot.card and slot.card.key not in {card.key for card in cards}:
        cards.insert(0, slot.card)
    if request.method == "POST":
        try:
            _plan(request, day, slot, cards, given)
            return redirect(TODAY)
        except Refused as refusal:
            refused = refusal.sentence
    elif slot.card:
        given = Given(slot.card.key, slot.card.place, slot.card.with_whom)
    context = {"slot": slot, "cards": cards, "given": given, "refused": refused, "day": day}
    return render(request, "learner/today_block.html", context, status=422 if refused else 200)


@audience("learner")
@require_POST
def item(request: Asking, item_id: UUID) -> HttpResponse:
    """Take something out of my day, or undo what I just did."""
    found, me, at = own_item(request.viewer.person, item_id), request.viewer.person, clock.now()
    if found is None:
        raise Http404
    what, act = {"what": card_of(found, me).title}, request.POST.get("act")
    try:
        if act == "out":
            take_out_of_day(item=found, by=me, at=at)
            tell(request, _("“%(what)s” is out.") % what, undo=Undo(request.path, "back"))
        elif act == "undo":
            undo_plan(item=found, by=me, at=at)
            tell(request, _("It is as it was before."))
        elif act == "back":
            put_back_in_day(item=found, by=me, at=at)
            tell(request, _("“%(what)s” is in again.") % what, undo=Undo(request.path, "out"))
        else:
            raise Http404
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(TODAY)


def _free(day: Day, block_id: str) -> Stretch:
    """A part of the day that is mine to plan; any other does not exist here."""
    wanted = read_ids([block_id])
    found = next((one for one in day.stretches if one.block.id in wanted and one.block.is_free), None)
    if found is None:
        raise Http404
    return found


def _cards(request: Asking, day: Day, but: Collection[str] = ()) -> list[Card]:
    return cards_for(request.viewer.person, viewer=request.viewer, on=day.on, but=but)


def _plan(request: Asking, day: Day, slot: Stretch, cards: list[Card], given: Given) -> None:
    """Plan it, with the place and the company that its card names where nobody says otherwise; and say so."""
    me, thing = request.viewer.person, thing_on(given.card, viewer=request.viewer, on=day.on)
    if thing is None:
        raise Refused(_("Choose one of these: it is no longer there.") if given.card else _("Choose what it is for."))
    card = next((one for one in cards if one.key == given.card), Card(given.card, ""))
    made = plan_block(
        learner=me, block=slot.block, on=day.on, place=given.place or card.place,
        with_whom=given.with_whom or card.with_whom, by=me, at=clock.now(), **thing,
    )  # fmt: skip
    sentence = _("“%(what)s” is in your day. Off you go.") % {"what": card_of(made, me).title}
    tell(request, sentence, undo=Undo(f"{TODAY}item/{made.id}/", "undo"))
