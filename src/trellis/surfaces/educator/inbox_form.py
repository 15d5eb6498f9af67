"""The form with which an adult says what they saw: a word spoken or written, ticks, a next step, a verdict."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.foundation.models import FileKind
from trellis.rooms.evidence.terms import TEXT_LENGTH
from trellis.ui.captures import CaptureField


class WordForm(forms.Form):
    voice = CaptureField(label=_("Spoken"), kinds=[FileKind.SOUND], required=False)
    text = forms.CharField(
        label=_("Written"), max_length=TEXT_LENGTH, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    next_step = forms.CharField(label=_("What helps next"), max_length=300, required=False)

    def clean_next_step(self) -> str:
        """This function will keep a next step on one line: it is one small step, however it was typed."""
        return " ".join(self.cleaned_data["next_step"].split())

    def word(self) -> dict[str, Any]:
        """This function will give what was said, as feedback takes it."""
        return {"text": self.cleaned_data["text"], "upload": self.cleaned_data["voice"]}

    def reason(self) -> dict[str, Any]:
        """This function will give what was said, as a judgement takes it; a next step alone is a reason too."""
        given = self.cleaned_data
        reason = given["text"] or ("" if given["voice"] else given["next_step"])
        return {"reason": reason, "reason_upload": given["voice"], "next_step": given["next_step"]}


class DrawingForm(forms.Form):
    drawing = CaptureField(label=_("Your drawing"), kinds=[FileKind.PICTURE])
    text = forms.CharField(label=_("What it shows"), max_length=1000, required=False)
