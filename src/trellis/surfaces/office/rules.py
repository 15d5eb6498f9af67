"""What the school has turned on and off, by whom and when; and of how few learners no number is told."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.engine.small_groups import FLOOR
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.actions import set_fewest_told, turn_switch
from trellis.rooms.people.queries import Turned, last_turned
from trellis.rooms.people.rules import may_set_rules
from trellis.rooms.people.terms import MOST_FEWEST, Switch
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.rules_in_words import Switchable, in_short, rules_in_words, vision_switch
from trellis.ui.told import Undo, tell

HERE = "/office/rules/"


@dataclass(frozen=True)
class Row:
    """One switch as it stands, what it does in a sentence, and who last turned it."""

    one: Switchable
    short: Any
    turned: Turned | None


@audience("office")
@require_safe
def rules(request: Asking) -> HttpResponse:
    return _page(request)


@audience("office")
@require_POST
def turn(request: Asking, switch: str) -> HttpResponse:
    """One press turns a rule on or off; the note says so and takes it back."""
    act = request.POST.get("act", "")
    if switch not in Switch.values or act not in {"on", "off"}:
        raise Http404
    _require(request)
    is_on = act == "on"
    turn_switch(
        school=request.viewer.person.school, switch=switch, is_on=is_on, by=request.viewer.person, at=clock.now()
    )
    name = {"rule": Switch(switch).label}
    sentence = _("Turned on: %(rule)s.") % name if is_on else _("Turned off: %(rule)s.") % name
    tell(request, sentence, undo=Undo(f"{HERE}turn/{switch}/", "off" if is_on else "on"))
    return redirect(HERE)


@audience("office")
@require_POST
def fewest(request: Asking) -> HttpResponse:
    """Set of how few learners no number is told; the note takes it back to what it was."""
    _require(request)
    school, typed = request.viewer.person.school, request.POST.get("fewest", request.GET.get("fewest", ""))
    before = school.fewest_told
    try:
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
        set_fewest_told(school=school, fewest=number, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, typed=typed, wrong=str(refusal.sentence))
    tell(
        request, _("No number is told of fewer than %(fewest)s learners.") % {"fewest": number},
        undo=Undo(f"{HERE}fewest/?fewest={before}", "back"),
    )  # fmt: skip
    return redirect(HERE)


def _page(request: Asking, *, typed: str | None = None, wrong: str = "") -> HttpResponse:
    _require(request)
    school = request.viewer.person.school
    turned = last_turned(school)
    context = {
        "groups": [(group, [_row(one, turned) for one in group.rules]) for group in rules_in_words(school)],
        "vision": _row(vision_switch(school), turned),
        "fewest": school.fewest_told if typed is None else typed,
        "fewest_set": turned.get("fewest_told"),
        "least": FLOOR,
        "most": MOST_FEWEST,
        "wrong": wrong,
    }
    return render(request, "office/rules.html", context, status=422 if wrong else 200)


def _row(one: Switchable, turned: dict[str, Turned]) -> Row:
    return Row(one, in_short(one), turned.get(one.switch))


def _require(request: Asking) -> None:
    if not may_set_rules(request.viewer):
        raise Http404
