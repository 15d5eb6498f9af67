"""The rhythm of talks (E1): the time an adult gives to talks, how often they promised them, and how they fit the weeks ahead."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_time
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.actions import (
    give_talk_time,
    promise_rhythm_to_group,
    spread_talks,
    take_back_talk_time,
)
from trellis.rooms.conferences.queries import rhythms_of, talk_times_of, usual_rhythm, weeks_of_talks
from trellis.rooms.conferences.terms import TALK_MINUTES
from trellis.rooms.people.actions import note_days_away, take_back_days_away
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import days_away_of, groups_taught_by, taught_by, taught_in
from trellis.surfaces.forms import read_date
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

EVERY = 14  # what the form begins with


@audience("educator")
def rhythm(request: Asking) -> HttpResponse:
    """The weeks ahead; each press does one thing and comes back here."""
    if request.method != "POST":
        return _page(request)
    act, _colon, asked = request.POST.get("act", "").partition(":")
    if act not in ACTS:
        raise Http404
    try:
        tell(request, ACTS[act](request, asked))
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, part=act, refused=str(refusal.sentence))
    return redirect(request.path)


def _give(request: Asking, _asked: str) -> str:
    typed, me = request.POST, request.viewer.person
    weekday = int(typed["weekday"]) if typed.get("weekday", "") in set("0123456") else -1
    starts_at, ends_at = _time(typed.get("from", "")), _time(typed.get("to", ""))
    give_talk_time(
        adult=me,
        weekday=weekday,
        starts_at=starts_at,
        ends_at=ends_at,
        place=typed.get("place", ""),
        by=me,
        at=clock.now(),
    )
    return _("Kept. Talks can stand there now.")


def _take(request: Asking, asked: str) -> str:
    found = next((one for one in talk_times_of(request.viewer.person) if str(one.id) == asked), None)
    if found is None:
        raise Http404
    take_back_talk_time(talk_time=found, by=request.viewer.person, at=clock.now())
    return _("Taken back. Talks that stand there stay until you set them anew.")


def _promise(request: Asking, asked: str) -> str:
    me, typed = request.viewer.person, request.POST
    group = next((one.group for one in request.viewer.memberships if one.group and str(one.group_id) == asked), None)
    if group is None:
        raise Http404
    shorter = promise_rhythm_to_group(
        adult=me, group=group, every_days=_number(typed.get("every_days", "")), minutes=_number(typed.get("minutes", "")),
        by=me, at=clock.now(),
    )  # fmt: skip
    if shorter:
        names = ", ".join(one.said_as for one in shorter)
        return _("Promised. %(names)s keep the shorter rhythm that you promised before.") % {"names": names}
    return _("Promised. The first talks stand in the weeks ahead.")


def _away(request: Asking, _asked: str) -> str:
    person = _whom(request, request.POST.get("who", ""))
    first, last = read_date(request.POST.get("first", "")), read_date(request.POST.get("last", ""))
    if first is None:
        raise Refused(_("Choose the first day."))
    note_days_away(person=person, starts_on=first, ends_on=last or first, by=request.viewer.person, at=clock.now())
    return _("Noted. No talk is set on these days.")


def _back(request: Asking, asked: str) -> str:
    viewer = request.viewer
    people = [viewer.person, *taught_by(viewer)]
    found = next((one for one in days_away_of(people, on=viewer.on) if str(one.id) == asked), None)
    if found is None:
        raise Http404
    take_back_days_away(away=found, by=viewer.person, at=clock.now())
    return _("Taken back.")


def _spread(request: Asking, asked: str) -> str:
    moved = spread_talks(
        adult=request.viewer.person, by=request.viewer.person, at=clock.now(), afresh=asked == "afresh"
    )
    return ngettext("One talk was set.", "%(n)s talks were set.", len(moved)) % {"n": len(moved)}


ACTS = {"give": _give, "take": _take, "promise": _promise, "away": _away, "back": _back, "spread": _spread}


def _whom(request: Asking, asked: str) -> Person:
    people = [request.viewer.person, *taught_by(request.viewer)]
    found = next((one for one in people if str(one.id) == asked), None)
    if found is None:
        raise Http404
    return found


def _time(typed: str) -> time:
    try:
        found = parse_time(typed.strip())
    except ValueError:
        found = None
    if found is None:
        raise Refused(_("Write the time as hours and minutes, for example 10:30."))
    return found.replace(second=0, microsecond=0, tzinfo=None)


def _typed_for(request: Asking, group: Group) -> Mapping[str, Any]:
    """What was typed in the form of this group, and in no other."""
    return request.POST if request.POST.get("act") == f"promise:{group.id}" else {}


def _number(typed: str) -> int:
    if not typed.strip().isdecimal() or len(typed.strip()) > 4:
        raise Refused(_("Write days and minutes as figures, for example 14 and 10."))
    return int(typed)


def _page(request: Asking, *, part: str = "", refused: str = "") -> HttpResponse:
    viewer, me = request.viewer, request.viewer.person
    times = list(talk_times_of(me))
    learners = taught_by(viewer)
    promised = rhythms_of(me)
    groups = groups_taught_by(viewer)
    context: dict[str, Any] = {
        "times": times,
        "weekdays": [(day, WEEKDAYS[day]) for day in sorted(me.school.school_days)],
        "groups": [
            {"group": group, "usual": usual_rhythm(promised, taught_in(viewer, group.id)), "typed": _typed_for(request, group)}
            for group in groups
        ],
        "people": [me, *learners],
        "days_away": list(days_away_of([me, *learners], on=viewer.on)),
        "weeks": weeks_of_talks(viewer) if times and promised else None,
        "part": part, "refused": refused, "typed": request.POST, "every": EVERY, "minutes": TALK_MINUTES,
    }  # fmt: skip
    return render(request, "educator/rhythm.html", context, status=422 if refused else 200)
