"""The form with which a learner answers what was said about their work: spoken or written."""

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.foundation.models import FileKind
from trellis.rooms.evidence.terms import TEXT_LENGTH
from trellis.ui.captures import CaptureField


class AnswerForm(forms.Form):
    voice = CaptureField(label=_("Voice"), kinds=[FileKind.SOUND], required=False)
    text = forms.CharField(
        label=_("Write"),
        max_length=TEXT_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "id": "answer"}),
    )
