"""Preparing a talk, which a learner and an adult do alike, each in their own half."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.conferences.actions import add_to_agenda, prepare_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import Offered, Preparing, key_of, preparation_of, talk_sheet
from trellis.rooms.conferences.queries.places import where_of
from trellis.rooms.conferences.terms import PreparedAs
from trellis.rooms.continuum.queries import said_to
from trellis.rooms.insights.queries import Owed
from trellis.rooms.people.rules import Viewer
from trellis.rooms.profiles.queries import supports_of
from trellis.surfaces.gate import Asking
from trellis.surfaces.talk_form import worth_in_talk

ACTS = {PreparedAs.FIRST.value: PreparedAs.FIRST.value, PreparedAs.AWAY.value: PreparedAs.AWAY.value, "back": ""}


def preparing(talk: Conference, *, viewer: Viewer, at: datetime) -> Preparing:
    """This function will lay out the sheet on which the two prepare a talk, with what its adult owes the learner."""
    owed = [_offered(one, viewer) for one in worth_in_talk(talk, viewer=viewer)]
    return preparation_of(talk, viewer=viewer, at=at, owed=owed)


def keep_prepared(form: QueryDict, sheet: Preparing, *, viewer: Viewer, at: datetime) -> None:
    """This function will keep what somebody did on the sheet: something of their own on the list, or one thing of their own
    half first, away, or as it came. Raises Refused when it is none of these."""
    talk, me = sheet.talk, viewer.person
    if "text" in form:
        add_to_agenda(learner=talk.learner, adult=talk.adult, text=form.get("text", ""), by=me, at=at)
        return
    for name, prepared_as in ACTS.items():
        if sheet.own.offers(what := form.get(name, "")):
            prepare_talk(conference=talk, what=what, prepared_as=prepared_as, by=me, at=at)
            return
    raise Refused(_("This line is gone. The sheet stands here as it is now."))


def _offered(owed: Owed, viewer: Viewer) -> Offered:
    about = said_to(viewer.person, owed.target) if owed.target else ""
    what = key_of("owed", f"{owed.reason.rule}:{owed.reason.target or ''}")
    return Offered(what, owed.says, about, piece_id=owed.piece_id, target_id=owed.target.id if owed.target else None)


def prepare_page(request: Asking, talk: Conference, *, side: str) -> HttpResponse:
    """This function will answer with the sheet as one of the two sees it, and keep what they do there; what was refused stays
    typed. A talk that was held has no sheet any more."""
    viewer, at, here = request.viewer, clock.now(), f"/{side}/talks/{talk.id}/"
    if talk.held_at is not None:
        return redirect(here)
    context: dict[str, Any] = {
        "sheet": preparing(talk, viewer=viewer, at=at),
        "tick": talk_sheet(talk, viewer=viewer),
        "supports": supports_of(talk.learner, viewer=viewer),
    }
    if talk.adult_id == viewer.id:
        context["where"] = where_of(talk, at=at)
    if request.method != "POST":
        return render(request, f"{side}/talk_prepare.html", context)
    try:
        keep_prepared(request.POST, context["sheet"], viewer=viewer, at=at)
    except Refused as refusal:
        context |= {"refused": refusal.sentence, "typed": request.POST}
        return render(request, f"{side}/talk_prepare.html", context, status=422)
    return redirect(f"{here}prepare/")
