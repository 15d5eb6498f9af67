"""The form with which a learner turns to an adult: what for, to whom, and words, a voice or a picture."""

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.foundation.models import FileKind
from trellis.rooms.community.terms import OutreachKind
from trellis.ui.captures import CaptureField


class ReachForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What for"), choices=OutreachKind.choices, error_messages={"required": _("Choose what it is for.")}
    )
    to = forms.CharField(label=_("With"), error_messages={"required": _("Choose one of your people first.")})
    words = forms.CharField(label=_("In your words"), required=False)
    voice = CaptureField(label=_("Voice"), kinds=[FileKind.SOUND], required=False)
    picture = CaptureField(label=_("A picture"), kinds=[FileKind.PICTURE], required=False)
    piece = forms.CharField(required=False)
