"""Two questions to a piece, as mentors and visitors answer them: in words, or aloud. Nobody of them judges."""

from django import forms
from django.utils.translation import gettext_lazy

from trellis.foundation.models import FileKind
from trellis.ui.captures import CaptureField


class TwoQuestionsForm(forms.Form):
    works = forms.CharField(label=gettext_lazy("What works here?"), required=False, max_length=600)
    tries = forms.CharField(label=gettext_lazy("What would you try next?"), required=False, max_length=600)
    voice = CaptureField(label=gettext_lazy("Voice"), kinds=[FileKind.SOUND], required=False)

    def in_words(self) -> str:
        """This function will give both answers as one word about the piece, each under its question."""
        asked = ("works", "tries")
        said = [(self.fields[name].label, self.cleaned_data[name].strip()) for name in asked]
        return "\n".join(f"{question} {words}" for question, words in said if words)
