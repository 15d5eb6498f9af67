"""Reading the page of a talk, which a learner and an adult fill in alike."""

from collections.abc import Iterable
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
from trellis.rooms.conferences.actions import Meanwhile, Written
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import FamilyPromise, Promise, TalkSheet, promises_of
from trellis.rooms.insights.queries import Owed, owed_to
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.forms import read_date, read_ids
from trellis.ui.captures import CaptureField
from trellis.ui.words import as_day

type AtTable = Promise | FamilyPromise  # what somebody promises, in a talk of two or with the family
PARTS = ("will", "by")  # of a promise: what will be done, and by when


class SpokenForm(forms.Form):
    """What somebody said into their half."""

    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)


def written_in(form: QueryDict, sheet: TalkSheet, spoken: SpokenForm) -> Written:
    """This function will read what somebody wrote and said in a talk. Raises Refused for a day that is none, or for a file
    that is no sound."""
    if not spoken.is_valid():
        raise Refused(" ".join(str(error) for error in spoken.errors["voice"]))
    ticked, stood = ticked_in(form), read_ids(form.getlist("was_kept"))
    own = [agreement for agreement in sheet.to_tick if agreement.id in sheet.ticked_by_viewer]
    return Written(
        kept=[a for a in own if a.id in ticked - stood], unticked=[a for a in own if a.kept_at and a.id in stood - ticked],
        line=form.get("line", ""), line_was=form.get("was-line"), voice=spoken.cleaned_data["voice"],
        promises=promises_in(form, sheet.promises), promises_were=promises_in(form, sheet.promises, before="was-"),
        is_by_itself=is_by_itself(form), is_said_again="said_again" in form,
    )  # fmt: skip


def is_by_itself(form: QueryDict) -> bool:
    """This function will say whether the page of a talk keeps what somebody is typing, without a press of theirs."""
    return form.get("act") == "itself"


def promises_in(form: QueryDict, promises: Iterable[AtTable], before: str = "") -> dict[UUID, tuple[str, date | None]]:
    """This function will read what each promises, or what stood there before. Raises Refused for a day that is none."""
    found = {}
    for owner in (promise.owner.id for promise in promises):
        if f"{before}will-{owner}" in form:
            text = form.get(f"{before}will-{owner}", "").strip()
            found[owner] = (text, read_date(form.get(f"{before}by-{owner}", "")))
    return found


def in_words(meanwhile: Iterable[Meanwhile], sheet: TalkSheet) -> list[str]:
    """This function will say which words were not kept, and what stands there instead."""
    names = {promise.owner.id: promise.owner.said_as for promise in sheet.promises}
    return [_in_words(one, names[one.owner_id] if one.owner_id else "") for one in meanwhile]


def _in_words(one: Meanwhile, name: str) -> str:
    stands = one.stands or _("nothing")
    if one.owner_id is None and one.sealed_over is not None:
        return _(
            "You wrote in your half on another screen, too: “%(stands)s”. You two have agreed meanwhile, and “%(typed)s” was "
            "not kept: copy it, if you want to bring it next time."
        ) % {"stands": stands, "typed": one.sealed_over}
    if one.sealed_over is not None:
        return _(
            "You two have agreed meanwhile. %(name)s will: “%(stands)s”. You wrote “%(typed)s”: move that promise to it, or "
            "let it go."
        ) % {"name": name, "stands": stands, "typed": one.sealed_over}
    if one.owner_id is None:
        return _("You wrote in your half on another screen, too: “%(stands)s”. Make one of both, then keep it.") % {
            "stands": stands
        }
    return _("%(name)s’s promise was changed while you wrote: “%(stands)s”. Make one of both, then keep it.") % {
        "name": name, "stands": stands,
    }  # fmt: skip


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
    """A promise as its field shows it: what is kept, or what was typed and not kept; and what stood there before."""

    owner: Person
    text: str
    due: str
    due_on: date | None
    was: tuple[str, str]


def shown(promises: Iterable[AtTable], typed: QueryDict | None = None, *, is_told: bool = False) -> list[ShownPromise]:
    """This function will give the promises of a talk for its form, with what was typed where there is something typed. What was
    typed was written over what stood there then, until its writer is told what stands there now."""
    return [_shown(promise, typed or QueryDict(), is_told=is_told) for promise in promises]


def _shown(promise: AtTable, typed: QueryDict, *, is_told: bool) -> ShownPromise:
    key = str(promise.owner.id)
    stands = promise.text, promise.due_on.isoformat() if promise.due_on else ""
    text, due = (typed.get(f"{part}-{key}", one) for part, one in zip(PARTS, stands, strict=True))
    was = stands if is_told else [typed.get(f"was-{part}-{key}", one) for part, one in zip(PARTS, stands, strict=True)]
    return ShownPromise(promise.owner, text, due, promise.due_on, (was[0], was[1]))


def worth_in_talk(talk: Conference, *, viewer: Viewer) -> list[Owed]:
    """This function will list what is worth a word in a talk that has not been held: what its adult owes the learner."""
    if talk.held_at is not None:
        return []
    return [owed for owed in owed_to(talk.learner, viewer=viewer) if owed.adult.id == talk.adult_id]


def left_standing(sheet: TalkSheet, typed: QueryDict, spoken: SpokenForm, *, is_told: bool = False) -> dict[str, Any]:
    """This function will give what was typed, ticked and said back to the page that could not keep it."""
    left: dict[str, Any] = {"typed": typed, "ticked": ticked_in(typed), "spoken": spoken}
    if "was-line" in typed and not is_told:
        left["line_was"] = typed["was-line"]
    return {**left, "promises": shown(sheet.promises, typed, is_told=is_told)}
