"""The form under which a class stands by name, each with the card they held up, and one photo of all of them."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.foundation.models import FileKind
from trellis.surfaces.forms import read_ids
from trellis.ui.captures import CaptureField

PREFIX = "card-"


class CardsForm(forms.Form):
    photo = CaptureField(label=_("A photo of the cards held up"), kinds=[FileKind.PICTURE], required=False)

    def cards(self) -> dict[UUID, str]:
        """This function will give what was tapped, by learner; an empty text is no card."""
        return {
            learner_id: value
            for name, value in self.data.items()
            if name.startswith(PREFIX)
            for learner_id in read_ids([name.removeprefix(PREFIX)])
        }
