"""The form with which a learner answers a question to their class: one of a card, words, a voice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.foundation.models import FileKind
from trellis.ui.captures import CaptureField


class AnswerCheckForm(forms.Form):
    card = forms.CharField(required=False)
    text = forms.CharField(label=_("In your words"), required=False)
    voice = CaptureField(label=_("Aloud"), kinds=[FileKind.SOUND], required=False)
