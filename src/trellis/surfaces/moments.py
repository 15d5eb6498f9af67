"""A moment that an adult noticed: the form of a line or a voice, for whoever walks and whoever teaches; and what stands of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.foundation.models import FileKind
from trellis.rooms.circles.actions.moments import note_moment
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import Asking
from trellis.ui.captures import CaptureField
from trellis.ui.told import tell


class MomentForm(forms.Form):
    """What was noticed: said in a few seconds, or written in a line."""

    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)
    text = forms.CharField(label=gettext_lazy("Or a line"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


def noted(request: Asking, learner: Person | None) -> MomentForm | None:
    """This function will note what was sent about a learner and say so; or give the form back, with what was said still in it
    and a sentence that says what to do."""
    form = MomentForm(request.POST, request.FILES)
    if not form.is_valid():
        return form
    given: dict[str, Any] = form.cleaned_data
    try:
        if learner is None:
            raise Refused(_("Choose whose moment it was."))
        note_moment(
            learner=learner, text=given["text"], upload=given["voice"], by=request.viewer.person, at=clock.now()
        )
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return form
    tell(request, _("Kept. %(name)s reads it with your name.") % {"name": learner.said_as})
    return None
