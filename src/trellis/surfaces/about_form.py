"""The form in which a learner says something about themself: in writing, aloud or with a photo."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation.files import CheckedFile
from trellis.foundation.models import FileKind
from trellis.rooms.profiles.terms import MOST_WORDS, EntryKind
from trellis.surfaces.about_me import HEADINGS
from trellis.ui.captures import CaptureField

ABOUT_WHAT = gettext_lazy("Choose what it is about.")


class AboutForm(forms.Form):
    kind = forms.ChoiceField(
        choices=list(HEADINGS.items()), error_messages={"required": ABOUT_WHAT, "invalid_choice": ABOUT_WHAT}
    )
    text = forms.CharField(label=gettext_lazy("In my words"), max_length=MOST_WORDS, required=False)
    voice = CaptureField(label=gettext_lazy("Aloud"), kinds=[FileKind.SOUND], required=False)
    photo = CaptureField(label=gettext_lazy("A photo"), kinds=[FileKind.PICTURE], required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("voice") and self.cleaned_data.get("photo"):
            raise forms.ValidationError(_("Keep one now, the voice or the photo, and then the other."))

    def upload(self) -> CheckedFile | None:
        """This function will give the recording or the photo, where there is one."""
        given = self.cleaned_data
        return given["voice"] or given["photo"] or None

    def chosen_kind(self) -> str:
        """This function will tell what it is about, as far as that was chosen."""
        return self.data.get("kind", "") or EntryKind.STRENGTH
