"""A word from school (H1): what somebody who teaches the child wrote home this week, and a word back, written or spoken."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation import clock
from trellis.foundation.files import CheckedFile
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import FileKind
from trellis.rooms.community.actions import answer_word
from trellis.rooms.community.queries import word_to_answer, words_home
from trellis.rooms.people.queries import children_of
from trellis.surfaces.gate import Asking, audience
from trellis.ui.captures import CaptureField
from trellis.ui.told import tell


class VoiceForm(forms.Form):
    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)


@audience("family")
def word(request: Asking, child_id: UUID, word_id: UUID) -> HttpResponse:
    """One word with its answer: where the e-mail leads, and where what was refused stays typed."""
    viewer = request.viewer
    child = next((one for one in children_of(viewer) if one.id == child_id), None)
    found = word_to_answer(viewer, child, word_id) if child else None
    if child is None or found is None:
        raise Http404
    context: dict[str, Any] = {"child": child}
    if request.method == "POST":
        try:
            answer_word(
                word=found, text=request.POST.get("words", ""), upload=_voice(request), by=viewer.person, at=clock.now()
            )
        except NotAllowed:
            raise
        except Refused as refusal:
            context |= {"refused": refusal.sentence, "typed": request.POST}
        else:
            names = {"adult": found.author.said_as, "name": child.said_as}
            tell(request, _("Sent. %(adult)s and %(name)s read it, and it comes up when they next talk.") % names)
            return redirect(f"/family/child/{child.id}/#words")
    shown = next((one for one in words_home(child, viewer=viewer) if one.id == found.id), found)
    context["word"] = shown
    return render(request, "family/word.html", context, status=422 if "refused" in context else 200)


def _voice(request: Asking) -> CheckedFile | None:
    form = VoiceForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused(" ".join(str(error) for error in form.errors["voice"]))
    found: CheckedFile | None = form.cleaned_data["voice"]
    return found
