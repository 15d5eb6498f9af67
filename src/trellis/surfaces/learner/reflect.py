"""Reflect (L7): one question that comes round, answered by hand, voice or drawing, or left; mine until I share it."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import FileKind
from trellis.rooms.conferences.actions import change_plan_after, reflect, share_reflection, take_reflection_away
from trellis.rooms.conferences.models import Reflection
from trellis.rooms.conferences.prompts import AT_ONCE, prompt_called
from trellis.rooms.conferences.queries import own_reflection, question_for, reflections_of, reflections_of_classmates
from trellis.rooms.conferences.terms import MOST_REFLECTED
from trellis.rooms.paths.queries import own_plan, plans_of
from trellis.rooms.people.terms import Audience, Reading
from trellis.rooms.practice.queries import adults_in_room
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.captures import CaptureField
from trellis.ui.told import tell

MOST_OWN, MOST_FROM_CLASS = 30, 12
SHARED_WITH: dict[str, Any] = {
    Audience.TEACHERS: gettext_lazy("Those who teach me"),
    Audience.FAMILY: gettext_lazy("My family"),
    Audience.CLASS: gettext_lazy("My class"),
}


class ReflectForm(forms.Form):
    text = forms.CharField(label=gettext_lazy("In my words"), max_length=MOST_REFLECTED, required=False,
                           widget=forms.Textarea(attrs={"rows": 4}))  # fmt: skip
    voice = CaptureField(label=gettext_lazy("Aloud"), kinds=[FileKind.SOUND], required=False)
    drawing = CaptureField(label=gettext_lazy("Drawing"), kinds=[FileKind.PICTURE], required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("voice") and self.cleaned_data.get("drawing"):
            raise forms.ValidationError(_("Keep one now, the voice or the drawing, and then the other."))


@audience("learner")
def question(request: Asking) -> HttpResponse:
    """One question and why it is this one; a POST keeps what I thought. Leaving it is fine, and nobody remembers it."""
    if request.method != "POST":
        return _page(request, ReflectForm())
    me, form = request.viewer.person, ReflectForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    given = form.cleaned_data
    try:
        reflect(
            author=me, prompt=request.POST.get("prompt", ""), text=given["text"],
            upload=given["voice"] or given["drawing"] or None, visibility=request.POST.getlist("share"), by=me,
            at=clock.now(),
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, form, status=422)
    tell(request, _("Kept.") if request.POST.getlist("share") else _("Kept. It is yours alone until you share it."))
    if "X-Sends" in request.headers:
        return HttpResponse(status=204, headers={"X-Go-On": "/learner/reflect/"})
    return redirect("/learner/reflect/")


@audience("learner")
@require_POST
def mine(request: Asking, reflection_id: UUID) -> HttpResponse:
    """Share what I thought, or close it again; or take it away."""
    me, at = request.viewer.person, clock.now()
    found, act = _own(request, reflection_id), request.POST.get("act")
    if act == "away":
        take_reflection_away(reflection=found, by=me, at=at)
        tell(request, _("Taken away. Nothing of it is left."))
        return redirect("/learner/reflect/")
    if act != "share":
        raise Http404
    try:
        share_reflection(reflection=found, visibility=request.POST.getlist("share"), by=me, at=at)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, ReflectForm(), refused=refusal.sentence, status=422)
    return redirect("/learner/reflect/#mine")


@audience("learner")
@require_POST
def change(request: Asking, reflection_id: UUID) -> HttpResponse:
    """Change a plan of mine because of what I thought."""
    me, found = request.viewer.person, _own(request, reflection_id)
    plan = next((own_plan(me, one) for one in read_ids([request.POST.get("plan", "")])), None)
    try:
        if plan is None:
            raise Refused(_("Choose which of your plans changes."))
        change_plan_after(reflection=found, plan=plan, place=request.POST.get("place", ""), by=me, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        kept = {"change_refused": refusal.sentence, "changing": found.id, "place_typed": request.POST.get("place", "")}
        return _page(request, ReflectForm(), status=422, **kept)
    messages.success(request, _("Changed. Your plan says after what."))
    return redirect("/learner/choose/")


def _own(request: Asking, reflection_id: UUID) -> Reflection:
    found = own_reflection(request.viewer.person, reflection_id)
    if found is None:
        raise Http404
    return found


def _page(request: Asking, form: ReflectForm, *, status: int = 200, **more: Any) -> HttpResponse:
    me, viewer, at = request.viewer.person, request.viewer, clock.now()
    turn = _turn(request)
    asked = question_for(viewer, at=at, turn=turn)
    answering = prompt_called(request.POST.get("prompt", ""))
    context = {
        "form": form, "asked": asked, "question": answering.said_to(me) if answering else asked.words,
        "prompt": answering.key if answering else asked.prompt.key, "other": (turn + 1) % AT_ONCE,
        "mine": list(reflections_of(me, viewer=viewer)[:MOST_OWN]), "shared_with": SHARED_WITH,
        "sharing": request.POST.getlist("share"), "plans": plans_of(me, viewer=viewer)[:12],
        "adults": adults_in_room(viewer),
        "from_class": reflections_of_classmates(viewer, at_most=MOST_FROM_CLASS),
        "is_young": me.reading == Reading.YOUNG, **more,
    }  # fmt: skip
    return render(request, "learner/reflect.html", context, status=status)


def _turn(request: Asking) -> int:
    asked = request.GET.get("another", "")
    return int(asked) % AT_ONCE if asked.isascii() and asked.isdecimal() and len(asked) < 4 else 0
