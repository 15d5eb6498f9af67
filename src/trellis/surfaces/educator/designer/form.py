"""The form by which an experience is written: in the writer's language first, and in the others where somebody can."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from trellis.rooms.paths.actions import ExperienceWords
from trellis.rooms.paths.models import Experience
from trellis.rooms.paths.rules import licences_after
from trellis.rooms.paths.terms import MOST_MINUTES, WORDS_LENGTH, ExperienceKind, Licence
from trellis.rooms.people.models import Person

LABELS: dict[str, tuple[Any, Any]] = {
    "title": (_("What it is called"), ""),
    "what": (_("What one does"), _("Two or three sentences, said to the learner.")),
    "why": (_("Why it is worth doing"), _("In words for a learner. Without it, it stays a draft.")),
    "place": (_("Where"), ""),
    "with_whom": (_("With whom"), ""),
}
LONG = {"what": 5, "why": 2}


@dataclass(frozen=True)
class InLanguage:
    """The fields of one language: its code, its name, whether anything is said in it."""

    code: str
    name: Any
    fields: list[forms.BoundField]
    is_said: bool


class ExperienceForm(forms.Form):
    """Fields are named for what they say and their language: title_en, why_es."""

    kind = forms.ChoiceField(label=_("What kind of thing it is"), choices=ExperienceKind.choices)
    is_outside = forms.BooleanField(
        label=_("It takes place outside the school: two talk about it afterwards"), required=False
    )
    minutes = forms.IntegerField(
        label=_("How many minutes it takes"), min_value=1, max_value=MOST_MINUTES, required=False
    )
    tags = forms.CharField(
        label=_("Words by which somebody would look for it"), help_text=_("With a comma between them: bees, boats, kites."),
        max_length=400, required=False,
    )  # fmt: skip
    why_skipped_because = forms.CharField(
        label=_("Or why you leave the why open for now"), max_length=200, required=False
    )
    licence = forms.ChoiceField(label=_("Who may use it"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, writer: Person, source_licence: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = sorted(dict(settings.LANGUAGES), key=lambda code: code != writer.locale)
        for code in self.codes:
            for name, (label, help_text) in LABELS.items():
                is_required = name == "title" and code == self.codes[0]
                widget = forms.Textarea(attrs={"rows": LONG[name]}) if name in LONG else forms.TextInput()
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=label, help_text=help_text, max_length=WORDS_LENGTH[name], required=is_required, widget=widget
                )
        allowed = licences_after(source_licence)
        self.fields["licence"].choices = [(one.value, one.label) for one in Licence if one in allowed]  # type: ignore[attr-defined]

    def in_languages(self) -> Iterator[InLanguage]:
        """This function will give the fields language by language, the writer's own first."""
        names = dict(settings.LANGUAGES)
        for code in self.codes:
            found = [self[f"{name}_{code}"] for name in LABELS]
            yield InLanguage(code, names[code], found, any(one.value() for one in found))

    def words(self) -> ExperienceWords:
        """This function will give what was written, as the actions take it."""
        given = self.cleaned_data
        said: dict[str, Any] = {name: {code: given[f"{name}_{code}"] for code in self.codes} for name in LABELS}
        tags = [tag for tag in re.split(r"[,;\n]", given["tags"]) if tag.strip()]
        named: dict[str, Any] = {
            name: given[name] for name in ("kind", "is_outside", "minutes", "why_skipped_because", "licence")
        }
        return ExperienceWords(**said, **named, tags=tags)


def as_written(experience: Experience, *, is_mine: bool) -> dict[str, Any]:
    """This function will give what an experience says, for the form to begin with: a copy begins with the licence that
    its source has."""
    said = {f"{name}_{code}": words for name in LABELS for code, words in getattr(experience, name).items()}
    return {
        **said, "kind": experience.kind, "is_outside": experience.is_outside, "minutes": experience.minutes, "tags": ", ".join(experience.tags),
        "why_skipped_because": experience.why_skipped_because if is_mine else "", "licence": experience.licence,
    }  # fmt: skip
