"""What mentors and visitors are asked about a piece, in words or aloud: by what one sees when its target is shown, else two
questions. Nobody of them judges."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from trellis.foundation.models import FileKind
from trellis.rooms.continuum.models import Criterion
from trellis.ui.captures import CaptureField
from trellis.ui.templatetags.ui import said

MOST_ANSWER = 600


class AskedForm(forms.Form):
    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)

    @property
    def questions(self) -> list[str]:
        return [name for name in self.fields if name not in {"voice", "name"}]

    @property
    def asked(self) -> list[Any]:
        """What is asked, with its field, in order."""
        return [self[name] for name in self.questions]

    def in_words(self) -> str:
        """This function will give the answers as one word about the piece, each under its question."""
        said = [(self.fields[name].label, self.cleaned_data[name].strip()) for name in self.questions]
        return "\n".join(f"{question} {words}" for question, words in said if words)


class TwoQuestionsForm(AskedForm):
    works = forms.CharField(label=gettext_lazy("What works here?"), required=False, max_length=MOST_ANSWER)
    tries = forms.CharField(label=gettext_lazy("What would you try next?"), required=False, max_length=MOST_ANSWER)


class CriteriaForm(AskedForm):
    """One field for each thing that can be seen when what a piece claims is shown."""

    def __init__(self, criteria: Iterable[Criterion], *given: Any) -> None:
        super().__init__(*given)
        for one in criteria:
            label = f"{said(one.text).rstrip('.')}:"
            self.fields[f"criterion-{one.id}"] = forms.CharField(label=label, required=False, max_length=MOST_ANSWER)
