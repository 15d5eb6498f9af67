"""Reading the page of a talk, which a learner and an adult fill in alike."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation.intents import Refused
from trellis.foundation.models import FileKind
from trellis.rooms.conferences.actions import Written
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import TalkSheet, promises_of
from trellis.rooms.insights.queries import Owed, owed_to
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.forms import read_date, read_ids
from trellis.ui.captures import CaptureField
from trellis.ui.words import as_day


class SpokenForm(forms.Form):
    """What somebody said into their half."""

    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)


def written_in(form: QueryDict, sheet: TalkSheet, spoken: SpokenForm) -> Written:
    """This function will read what somebody wrote and said in a talk. Raises Refused for a day that is none, or for a file
    that is no sound."""
    if not spoken.is_valid():
        raise Refused(" ".join(str(error) for error in spoken.errors["voice"]))
    ticked = ticked_in(form)
    promises = {}
    for promise in sheet.promises:
        key = str(promise.owner.id)
        if f"will-{key}" in form:
            promises[promise.owner.id] = (form.get(f"will-{key}", ""), read_date(form.get(f"by-{key}", "")))
    own = [agreement for agreement in sheet.to_tick if agreement.id in sheet.ticked_by_viewer]
    stood = read_ids(form.getlist("was_kept"))
    kept = [agreement for agreement in own if agreement.id in ticked]
    unticked = [a for a in own if a.kept_at and a.id in stood and a.id not in ticked]
    return Written(
        kept=kept, unticked=unticked, line=form.get("line", ""), voice=spoken.cleaned_data["voice"], promises=promises
    )


def ticked_in(form: QueryDict) -> set[UUID]:
    """This function will tell which promises were ticked as kept."""
    return read_ids(form.getlist("kept"))


def standing_ticks(sheet: TalkSheet) -> set[UUID]:
    """This function will tell which boxes are ticked when the page of a talk is opened: what was kept today."""
    return {agreement.id for agreement in sheet.to_tick if agreement.kept_at}


def agreed_in(talk: Conference, following: Conference | None) -> str:
    """This function will say in a sentence or two what was agreed, and when the two talk next."""
    said = [
        _("%(name)s will: %(promise)s") % {"name": promise.owner.said_as, "promise": promise.text.rstrip(". ")}
        for promise in promises_of(talk)
        if promise.text
    ]
    if following is None:
        return _("You agreed. %(promises)s.") % {"promises": "; ".join(said)}
    day = as_day(following.promised_on)
    return _("You agreed. %(promises)s. Your next talk is on %(day)s.") % {"promises": "; ".join(said), "day": day}


@dataclass(frozen=True)
class ShownPromise:
    """A promise as its field shows it: what is kept, or what was typed and not kept."""

    owner: Person
    text: str
    due: str
    due_on: date | None


def shown(sheet: TalkSheet, typed: QueryDict | None = None) -> list[ShownPromise]:
    """This function will give the two promises for the form, with what was typed where there is something typed."""
    rows = []
    for promise in sheet.promises:
        key = str(promise.owner.id)
        due = promise.due_on.isoformat() if promise.due_on else ""
        text, due = (typed.get(f"will-{key}", ""), typed.get(f"by-{key}", "")) if typed else (promise.text, due)
        rows.append(ShownPromise(promise.owner, text, due, promise.due_on))
    return rows


def worth_in_talk(talk: Conference, *, viewer: Viewer) -> list[Owed]:
    """This function will list what is worth a word in a talk that has not been held: what its adult owes the learner."""
    if talk.held_at is not None:
        return []
    return [owed for owed in owed_to(talk.learner, viewer=viewer) if owed.adult.id == talk.adult_id]


def left_standing(sheet: TalkSheet, typed: QueryDict, spoken: SpokenForm) -> dict[str, Any]:
    """This function will give what was typed, ticked and said back to the page that could not keep it."""
    return {"typed": typed, "ticked": ticked_in(typed), "promises": shown(sheet, typed), "spoken": spoken}
