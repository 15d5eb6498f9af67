"""A file in a form: a picture, a voice, a drawing; checked with the form, and kept while the rest of it is mended."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation.files import CheckedFile, FileRefused, check_upload
from trellis.foundation.files.keeping import checked_from, token_for
from trellis.foundation.models import FileKind

MOST_AT_ONCE = 6
OTHER_KIND: dict[frozenset[str], Any] = {
    frozenset({FileKind.PICTURE}): gettext_lazy("This is not a picture. Choose or take one."),
    frozenset({FileKind.SOUND}): gettext_lazy("This is not a sound. Speak, or choose a recording."),
    frozenset({FileKind.FILM}): gettext_lazy("This is not a film. Choose or take one."),
}


@dataclass(frozen=True)
class Kept:
    """A file that waits in the form while something else is mended."""

    checked: CheckedFile
    token: str


class CaptureInput(forms.FileInput):
    """The browser's own file box; what the scripts record and draw is put into it."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """This function will list what is offered: first what comes anew, then what an earlier try left."""
        return [*files.getlist(name), *data.getlist(f"{name}_kept")]

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: the browser cannot see what an earlier try left, and would not let the form go."""
        return False

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not self.value_from_datadict(data, files, name)


class CaptureBound(forms.BoundField):
    """The field on a page; `kept` are the files that an earlier try of the form left, for <c-kept>."""

    @property
    def kept(self) -> list[Kept]:
        return [Kept(checked, token_for(checked)) for checked in self.field.taken]  # type: ignore[attr-defined]


class CaptureField(forms.Field):
    """Asks for one file, or several; its value is a CheckedFile, or a list of them, for an action to keep.

    A file that is refused is a sentence at the field, and so is one of another kind than `kinds`. The check writes bytes
    but no row: if the form or its action fails, `kept` carries what was good through to the next try.
    """

    widget = CaptureInput
    default_error_messages = {
        "required": gettext_lazy("Nothing is chosen yet. Take it, record it or choose a file."),
        "gone": gettext_lazy("What was recorded here is no longer kept. Record it once more."),
    }

    def __init__(
        self, *, kinds: Collection[str] = (), many: bool = False, most: int = MOST_AT_ONCE, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.kinds = frozenset(kinds)
        self.many = many
        self.most = most
        self.taken: list[CheckedFile] = []
        if many:
            self.widget.attrs["multiple"] = True

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> CaptureBound:
        return CaptureBound(form, self, field_name)

    def clean(self, value: Any) -> Any:
        offered = self._offered(value)
        self.taken, problems = self._taken(offered if self.many else offered[:1])
        if problems:
            raise forms.ValidationError(problems)
        return self.taken if self.many else next(iter(self.taken), None)

    def _offered(self, value: Any) -> list[Any]:
        offered = [one for one in value or [] if one]
        if self.required and not offered:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(offered) > self.most:
            raise forms.ValidationError(_("Choose at most %(most)s files at once.") % {"most": self.most})
        return offered

    def _taken(self, offered: Sequence[Any]) -> tuple[list[CheckedFile], list[str]]:
        """Each is looked at, so that one that is refused does not cost the others."""
        taken, problems = [], []
        for one in offered:
            try:
                taken.append(self._checked(one))
            except FileRefused as refusal:
                problems.append(str(refusal))
        return taken, problems

    def _checked(self, one: Any) -> CheckedFile:
        checked = checked_from(one) if isinstance(one, str) else check_upload(one)
        if checked is None:
            raise FileRefused(self.error_messages["gone"])
        if self.kinds and checked.kind not in self.kinds:
            raise FileRefused(OTHER_KIND.get(self.kinds, _("This file is of another kind than is asked for here.")))
        return checked


class CapturesField(CaptureField):
    """Asks for many files of which one that is refused does not cost the others: its value lists them in the order in
    which they were given, None standing for one that was refused; `problems` says why, each with the name of its file."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(many=True, **kwargs)
        self.problems: list[str] = []

    def clean(self, value: Any) -> list[CheckedFile | None]:
        self.problems = []  # of this form alone: fields are copied with whatever lists they hold
        found = [self._checked_or_not(one) for one in self._offered(value)]
        self.taken = [one for one in found if one]
        return found

    def _checked_or_not(self, one: Any) -> CheckedFile | None:
        try:
            return self._checked(one)
        except FileRefused as refusal:
            self.problems.append(f"{getattr(one, 'name', '')}: {refusal}".removeprefix(": "))
            return None
