"""My week (E1, E6): where the minutes of an adult's own talks went, where they are free, and a date with whom they wish more
time. It stands beside the rhythm, which is made of the same minutes and is read by the same one person."""

from datetime import date, time
from urllib.parse import quote, unquote

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.actions.wishes import Before, book_slot, give_back_slot
from trellis.rooms.conferences.queries import talk_for
from trellis.rooms.conferences.queries.own_week import own_week
from trellis.rooms.people.queries import learner_taught_by
from trellis.surfaces.forms import read_date, read_ids, read_time
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell
from trellis.ui.words import as_day

NEW = "new"  # before there was a talk at all


@audience("educator")
def week(request: Asking) -> HttpResponse:
    """The week as it stands; each press does one thing and comes back here."""
    if request.method != "POST":
        return _page(request)
    act, _colon, asked = request.POST.get("act", "").partition(":")
    if act not in ACTS:
        raise Http404
    try:
        ACTS[act](request, asked)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, refused=str(refusal.sentence))
    return redirect(request.path)


def _book(request: Asking, asked: str) -> None:
    """One of the slots: with whom, and when."""
    found, _colon, when = asked.partition(":")
    learner = next((learner_taught_by(request.viewer, one) for one in read_ids([found])), None)
    on, starts_at = _moment(when)
    if learner is None or starts_at is None:
        raise Http404
    talk, before = book_slot(learner=learner, on=on, starts_at=starts_at, by=request.viewer.person, at=clock.now())
    said = {"name": learner.said_as, "day": as_day(on), "time": f"{starts_at:%H:%M}"}
    if before is None:
        sentence = _("Promised: you talk with %(name)s on %(day)s, %(time)s.") % said
    else:
        sentence = _("Moved: you talk with %(name)s on %(day)s, %(time)s.") % said
    tell(request, sentence, undo=Undo(request.path, f"undo:{talk.id}:{_written(before)}"))


def _undo(request: Asking, asked: str) -> None:
    """The talk stands again where it stood, or is gone."""
    found, _colon, written = asked.partition(":")
    talk = next((talk_for(request.viewer, one) for one in read_ids([found])), None)
    if talk is None:
        raise Http404
    give_back_slot(conference=talk, before=_read(written), by=request.viewer.person, at=clock.now())
    tell(request, _("Taken back. It is as it was before."))


ACTS = {"book": _book, "undo": _undo}


def _written(before: Before | None) -> str:
    """Where a talk stood, as the way back carries it."""
    if before is None:
        return NEW
    when = f"{before.starts_at:%H:%M}" if before.starts_at else ""
    return f"{before.on.isoformat()}T{when}~{quote(before.place)}"


def _read(written: str) -> Before | None:
    if written == NEW:
        return None
    moment, _tilde, place = written.partition("~")
    on, starts_at = _moment(moment)
    return Before(on, starts_at, unquote(place)[:80])


def _moment(written: str) -> tuple[date, time | None]:
    """A day and perhaps an hour that this page itself wrote; anything else leads nowhere."""
    day, _t, hour = written.partition("T")
    try:
        on, starts_at = read_date(day), read_time(hour)
    except Refused as error:
        raise Http404 from error
    if on is None:
        raise Http404
    return on, starts_at


def _page(request: Asking, *, refused: str = "") -> HttpResponse:
    context = {"week": own_week(request.viewer, at=clock.now()), "refused": refused}
    return render(request, "educator/rhythm_week.html", context, status=422 if refused else 200)
