"""The form with which a learner keeps something: every way of making it, what it shows, where it is from."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from trellis.foundation.models import FileKind
from trellis.rooms.evidence.actions import GivenFile
from trellis.rooms.evidence.terms import BECAUSE_LENGTH, TEXT_LENGTH, TITLE_LENGTH, Source
from trellis.surfaces.forms import read_ids
from trellis.ui.captures import CaptureField

SEEN, HEARD = [FileKind.PICTURE, FileKind.FILM], [FileKind.SOUND]
TOO_LONG = {
    "max_length": _(
        "One piece holds %(limit_value)s letters, and this has %(show_value)s. Shorten it, or add it as a file."
    )
}
WRONG_LINK = _("This is no web address. It begins with https:// and has no spaces.")


class CaptureForm(forms.Form):
    photo = CaptureField(label=_("Photo or film"), kinds=SEEN, many=True, required=False)
    voice = CaptureField(label=_("Voice"), kinds=HEARD, required=False)
    drawing = CaptureField(label=_("Drawing"), kinds=[FileKind.PICTURE], required=False)
    file = CaptureField(label=_("A file"), many=True, required=False)
    text = forms.CharField(label=_("In your words"), max_length=TEXT_LENGTH, required=False, error_messages=TOO_LONG)
    link = forms.URLField(
        label=_("Link"), max_length=500, required=False, assume_scheme="https", error_messages={"invalid": WRONG_LINK}
    )
    seen = forms.CharField(label=_("For somebody who cannot see or hear it"), max_length=1000, required=False)
    heard = forms.CharField(
        label=_("The same in writing"), max_length=TEXT_LENGTH, required=False, error_messages=TOO_LONG
    )
    title = forms.CharField(label=_("What you call it"), max_length=TITLE_LENGTH, required=False)
    because = forms.CharField(label=_("… because"), max_length=BECAUSE_LENGTH, required=False)
    made_on = forms.DateField(label=_("Made on"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    source = forms.ChoiceField(label=_("From"), choices=Source.choices, required=False)
    place = forms.CharField(label=_("Where"), max_length=80, required=False)

    def given_files(self) -> list[GivenFile]:
        """This function will give what was taken, recorded, drawn and chosen, in the order of the page."""
        given = self.cleaned_data
        pictures = [
            GivenFile(upload=one, words=given["seen"] if n == 0 else "") for n, one in enumerate(given["photo"])
        ]
        words_for_drawing = "" if pictures else given["seen"]
        drawn = [GivenFile(upload=one, words=words_for_drawing, is_drawing=True) for one in [given["drawing"]] if one]
        spoken = [GivenFile(upload=one, words=given["heard"]) for one in [given["voice"]] if one]
        return [*pictures, *drawn, *spoken, *(GivenFile(upload=one) for one in given["file"])]

    def facts(self) -> dict[str, Any]:
        """This function will give what was written, as the action takes it."""
        given = self.cleaned_data
        named = {name: given[name] for name in ("title", "text", "link", "place", "made_on")}
        return {**named, "source": given["source"] or Source.SCHOOL, "files": self.given_files()}

    def asked_words(self) -> str:
        """This function will join everything that was written, to find the targets that it meets."""
        return " ".join(self.data.get(name, "") for name in ("which", "title", "text", "because", "heard", "seen"))

    def chosen(self) -> set[UUID]:
        """This function will list the targets that are ticked."""
        return read_ids(self.data.getlist("to") if hasattr(self.data, "getlist") else [])
