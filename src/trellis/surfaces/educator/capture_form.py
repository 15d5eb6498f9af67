"""The form with which a class is captured: many photos, and under each the faces of those who made what it shows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from trellis.foundation.files import CheckedFile
from trellis.foundation.models import FileKind
from trellis.rooms.evidence.actions import MOST_PHOTOS, ClassWork
from trellis.rooms.evidence.terms import TITLE_LENGTH
from trellis.rooms.people.models import Person
from trellis.surfaces.forms import read_ids
from trellis.ui.captures import CapturesField


class ClassCaptureForm(forms.Form):
    photo = CapturesField(label=_("Photos"), kinds=[FileKind.PICTURE], most=MOST_PHOTOS)
    title = forms.CharField(label=_("What it is"), max_length=TITLE_LENGTH, required=False)

    def ticked(self) -> list[str]:
        """This function will list every face that was tapped, each once."""
        return list(dict.fromkeys(one for typed in self._faces() for one in typed.split()))

    def works(self, taught: Sequence[Person]) -> list[ClassWork]:
        """This function will give each photo that was taken with those of these people who made what it shows; a photo may
        have nobody."""
        photos: list[CheckedFile | None] = self.cleaned_data["photo"]
        by_photo = self._faces() if "faces" in self.data else self._faces() * len(photos)
        given = [read_ids(typed.split()) for typed in by_photo]
        given += [set()] * (len(photos) - len(given))
        return [
            ClassWork(photo=photo, makers=[one for one in taught if one.id in ids])
            for photo, ids in zip(photos, given, strict=False)
            if photo
        ]

    @property
    def problems(self) -> list[str]:
        """What was wrong with photos that were refused while the others were taken."""
        field: Any = self.fields["photo"]
        return field.problems

    def say_problems(self) -> None:
        """This function will say at the photos why some of them were refused; their files are not in the form any more."""
        for problem in self.problems:
            self.add_error("photo", problem)

    def _faces(self) -> list[str]:
        """The script sends the faces of each photo in the order of the photos; without it, one row of ticks is for all."""
        typed: Any = self.data if hasattr(self.data, "getlist") else QueryDict()
        return typed.getlist("faces") if "faces" in typed else [" ".join(typed.getlist("learner"))]
