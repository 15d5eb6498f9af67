"""What a learner is going to show their family, prepared by them or beside them."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import FileKind
from trellis.rooms.conferences.actions import choose_goal, choose_work, say_shown, show_earlier, take_out
from trellis.rooms.conferences.models import Conference, Shown
from trellis.rooms.conferences.queries import Led, goals_to_choose, led_talk, sheets_of, shown_in, works_to_choose
from trellis.rooms.conferences.rules import may_change_words
from trellis.rooms.conferences.terms import MOST_WORKS, ShownPart
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import age_on
from trellis.rooms.people.terms import OF_AGE
from trellis.surfaces.gate import Asking
from trellis.ui.captures import CaptureField
from trellis.ui.told import tell


class SaidForm(forms.Form):
    """What somebody says to a picture, or writes back, with their own voice."""

    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)


def is_of_age(learner: Person, *, on: date) -> bool:
    """This function will say whether a learner is of age: then a family reads what they are shown, and nothing here."""
    age = age_on(learner, on)
    return age is not None and age >= OF_AGE


def said_in_form(request: Asking) -> SaidForm:
    """This function will read a voice from a form. Raises Refused for a file that is no sound."""
    form = SaidForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused(" ".join(str(error) for error in form.errors["voice"]))
    return form


def prepare_led(request: Asking, talk: Conference, *, side: str) -> HttpResponse:
    """This function will answer with what a learner is going to show, and keep what is chosen and said there: by the
    learner, or written down by the adult beside them. What was refused stays typed."""
    here = f"/{side}/talks/{talk.id}/"
    if talk.held_at is not None:
        return redirect(here)
    context: dict[str, Any] = {"side": side, "here": here}
    context["is_of_age"] = is_of_age(talk.learner, on=request.viewer.on)
    if request.method == "POST":
        try:
            said, anchor = _kept(request, talk)
        except NotAllowed:
            raise
        except Refused as refusal:
            ref = request.POST.get("act", "").partition(":")[2]
            context |= {"refused": refusal.sentence, "typed": request.POST, "typed_for": ref}
        else:
            tell(request, said)
            return redirect(f"{here}prepare/{anchor}")
    led = led_talk(talk, viewer=request.viewer)
    context |= {
        "photos": sheets_of(talk),
        "led": led, "talk": talk, "works": works_to_choose(talk, viewer=request.viewer),
        "goals": goals_to_choose(talk, viewer=request.viewer), "parts": _parts(led, request.viewer.person),
        "most": MOST_WORKS, "spoken": SaidForm(request.POST, request.FILES) if "refused" in context else SaidForm(), "is_learner": request.viewer.id == talk.learner_id,
    }  # fmt: skip
    return render(request, f"{side}/talk_lead.html", context, status=422 if "refused" in context else 200)


def _parts(led: Led, person: Person) -> list[dict[str, Any]]:
    """The two things said without a work: what one is good at, and what is hard."""
    asked = {
        ShownPart.STRENGTH: (led.strength, _("Something I am good at"), "sprout"),
        ShownPart.STRUGGLE: (led.struggle, _("Something that is hard for me"), "hand"),
    }
    found = []
    for part, (picture, title, icon) in asked.items():
        shown = picture.shown if picture else None
        if shown:
            shown.conference = led.talk
        may = shown is None or may_change_words(person, shown)
        found.append({"part": part.value, "picture": picture, "title": title, "icon": icon, "may": may})
    return found


def _kept(request: Asking, talk: Conference) -> tuple[str, str]:
    """Keep one press; say what was kept, and where on the page it stands."""
    act, _colon, ref = request.POST.get("act", "").partition(":")
    me, at = request.viewer.person, clock.now()
    if act == "work":
        piece = next((one for one in works_to_choose(talk, viewer=request.viewer) if str(one.id) == ref), None)
        if piece is None:
            raise Refused(_("This work is not there any more. Choose another."))
        shown = choose_work(conference=talk, piece=piece, by=me, at=at)
        return _("Chosen. Now say why."), f"#shown-{shown.id}"
    if act == "goal":
        goal = next((one for one in goals_to_choose(talk, viewer=request.viewer) if str(one.id) == ref), None)
        choose_goal(conference=talk, goal=goal, text=request.POST.get("text", ""), by=me, at=at)
        return _("This is what comes next."), "#next"
    if act == "say":
        voice = said_in_form(request).cleaned_data["voice"]
        asked = None if ref in ShownPart.values else _asked(talk, ref)
        words, part = request.POST.get("words", ""), asked.part if asked else ref
        say_shown(conference=talk, part=part, shown=asked, words=words, upload=voice, by=me, at=at)
        return _("Kept."), f"#shown-{asked.id}" if asked else f"#{part}"
    if act in {"out", "earlier"}:
        (take_out if act == "out" else show_earlier)(shown=_asked(talk, ref), by=me, at=at)
        return (_("Taken out. The work itself stays.") if act == "out" else _("It comes earlier now.")), "#works"
    raise Http404


def _asked(talk: Conference, ref: str) -> Shown:
    try:
        found = shown_in(talk, UUID(ref))
    except ValueError as error:
        raise Http404 from error
    if found is None:
        raise Refused(_("This picture was taken out meanwhile. The page stands here as it is now."))
    return found
