"""The form by which a decision is written: once in the writer's language, and in the others for whoever reads those."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from trellis.foundation.i18n import said
from trellis.rooms.charter.models import VisionPart
from trellis.rooms.community.actions import DecisionWords, OptionWords, VoiceWords
from trellis.rooms.community.models import Decision
from trellis.rooms.community.terms import MOST_OPTIONS, MOST_SENTENCE, MOST_VOICES, MOST_WORDS
from trellis.rooms.people.models import Group, Person

MAIN = {
    "question": (_("The question people ask"), "", MOST_SENTENCE),
    "answer": (_("The answer, in one sentence"), "", MOST_SENTENCE),
    "why": (_("Why"), _("An empty line begins a new paragraph."), MOST_WORDS),
    "instead": (_("What people will see"), _("One thing on each line."), MOST_WORDS),
    "expects": (_("What we expect, and what happens if it turns out otherwise"), "", MOST_WORDS),
    "why_no_part": (_("If it serves no part of the vision: why it is right all the same"), "", MOST_SENTENCE),
}
OPTION = {"text": _("A way we thought of"), "reason": _("Why we took it, or did not")}
VOICE = {
    "group": _("Whom we asked, for example: 46 families"),
    "words": _("One voice, with their leave"),
    "said_by": _("Whose voice, without a name: a mother"),
    "came_of_it": _("What came of it"),
}
REQUIRED = {"question", "answer"}
BESIDE = "why_no_part"  # it stands beside the choice of a part of the vision
NONE = "none"
SCHOOL = "school"  # for whom it is decided, where it is for no single class
TAKEN = (("no", _("we did not take this")), ("yes", _("we took this")))  # chosen, for nothing is ticked beforehand


@dataclass(frozen=True)
class InLanguage:
    """The fields of one language: its name, the decision's own words, its options, its voices."""

    code: str
    name: Any
    main: list[forms.BoundField]
    beside: forms.BoundField
    options: list[list[forms.BoundField]]
    voices: list[list[forms.BoundField]]


class DecisionForm(forms.Form):
    """Fields are named for what they say, with their row and their language: question_en, option_1_text_es."""

    review_on = forms.DateField(
        label=_("We look at it again on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    vision_part = forms.ChoiceField(
        label=_("Which part of the vision does it serve?"), help_text=_("A decision that serves none says why.")
    )

    def __init__(
        self, *args: Any, writer: Person, parts: Iterable[VisionPart], groups: Iterable[Group] = (), for_school: bool = True,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """`groups` are the classes for which it may be; `for_school` says whether it may be for the whole school."""
        super().__init__(*args, **kwargs)
        self.parts = {str(part.id): part for part in parts}
        self.groups = {str(group.id): group for group in groups}
        if self.groups:
            self.fields["group"] = _for_whom(self.groups, for_school)
        self.codes = sorted(dict(settings.LANGUAGES), key=lambda code: code != writer.locale)
        named = [(key, said(part.name)) for key, part in self.parts.items()]
        self.fields["vision_part"].choices = [("", ""), *named, (NONE, _("none of them"))]  # type: ignore[attr-defined]
        for code in self.codes:
            self._add_fields(code, is_first=code == self.codes[0])
        for row in range(1, MOST_OPTIONS + 1):
            self.fields[f"taken_{row}"] = forms.ChoiceField(label=_("What came of it"), choices=TAKEN, required=False)

    def _add_fields(self, code: str, *, is_first: bool) -> None:
        for name, (label, help_text, most) in MAIN.items():
            field = _text(label, most, help_text=help_text, is_required=is_first and name in REQUIRED)
            self.fields[f"{name}_{code}"] = field
        for kind, rows, names in (("option", MOST_OPTIONS, OPTION), ("voice", MOST_VOICES, VOICE)):
            for row in range(1, rows + 1):
                for name, label in names.items():
                    self.fields[f"{kind}_{row}_{name}_{code}"] = _text(label, MOST_SENTENCE)

    def in_languages(self) -> Iterator[InLanguage]:
        """This function will give the fields language by language, the writer's own first."""
        names = dict(settings.LANGUAGES)
        for code in self.codes:
            options = self._rows("option", MOST_OPTIONS, OPTION, code)
            if code == self.codes[0]:
                options = [[*row, self[f"taken_{place}"]] for place, row in enumerate(options, start=1)]
            voices = self._rows("voice", MOST_VOICES, VOICE, code)
            main = [self[f"{name}_{code}"] for name in MAIN if name != BESIDE]
            yield InLanguage(code, names[code], main, self[f"{BESIDE}_{code}"], options, voices)

    def _rows(self, kind: str, rows: int, names: Mapping[str, Any], code: str) -> list[list[forms.BoundField]]:
        return [[self[f"{kind}_{row}_{name}_{code}"] for name in names] for row in range(1, rows + 1)]

    def clean(self) -> None:
        """This function will refuse a row of which the first line is missing: what stands beside it would be lost."""
        for row in range(1, MOST_OPTIONS + 1):
            self._require_first("option", row, OPTION, _("Write the way itself here too, or empty its row."))
        for row in range(1, MOST_VOICES + 1):
            self._require_first("voice", row, VOICE, _("Write here whom you asked, or empty the row."))

    def _require_first(self, kind: str, row: int, names: Mapping[str, Any], wrong: Any) -> None:
        first, *others = names
        is_taken = kind == "option" and bool(self.cleaned_data.get(f"taken_{row}"))
        if (is_taken or any(self._said(f"{kind}_{row}_{name}") for name in others)) and not self._said(
            f"{kind}_{row}_{first}"
        ):
            self.add_error(f"{kind}_{row}_{first}_{self.codes[0]}", wrong)

    def words(self) -> DecisionWords:
        """This function will read all that was written, by language."""
        return DecisionWords(
            **{name: self._said(name) for name in MAIN}, options=self._options(), voices=self._voices()
        )

    def _options(self) -> list[OptionWords]:
        rows = [
            OptionWords(
                **{name: self._said(f"option_{row}_{name}") for name in OPTION},
                is_taken=self.cleaned_data[f"taken_{row}"] == "yes",
            )
            for row in range(1, MOST_OPTIONS + 1)
        ]
        return [one for one in rows if one.text]

    def _voices(self) -> list[VoiceWords]:
        rows = [
            VoiceWords(**{name: self._said(f"voice_{row}_{name}") for name in VOICE})
            for row in range(1, MOST_VOICES + 1)
        ]
        return [one for one in rows if one.group]

    def _said(self, name: str) -> dict[str, str]:
        given = {code: self.cleaned_data.get(f"{name}_{code}", "").strip() for code in self.codes}
        return {code: text for code, text in given.items() if text}

    def part(self) -> VisionPart | None:
        return self.parts.get(self.cleaned_data["vision_part"])

    def group(self) -> Group | None:
        return self.groups.get(self.cleaned_data.get("group", ""))

    def review_day(self) -> date:
        day: date = self.cleaned_data["review_on"]
        return day


def as_written(decision: Decision) -> dict[str, Any]:
    """This function will fill the form with what a decision says now, for whoever writes its next version."""
    given: dict[str, Any] = {"vision_part": str(decision.vision_part_id or NONE)}
    for name in MAIN:
        given |= {f"{name}_{code}": text for code, text in getattr(decision, name).items()}
    for row, option in enumerate(decision.options.all(), start=1):
        given |= _row("option", row, option, OPTION) | {f"taken_{row}": "yes" if option.is_taken else "no"}
    for row, voice in enumerate(decision.voices.all(), start=1):
        given |= _row("voice", row, voice, VOICE)
    return given


def _row(kind: str, row: int, one: Any, names: Mapping[str, Any]) -> dict[str, str]:
    return {f"{kind}_{row}_{name}_{code}": text for name in names for code, text in getattr(one, name).items()}


def _for_whom(groups: Mapping[str, Group], for_school: bool) -> forms.ChoiceField:
    """Who teaches several classes says which; who teaches one finds it chosen, and so does a leader the whole school."""
    named = [(key, group.name) for key, group in groups.items()]
    first = [(SCHOOL, _("the whole school"))] if for_school else [("", "")] if len(named) > 1 else []
    return forms.ChoiceField(label=_("Whom is it for?"), choices=[*first, *named])


def _text(label: Any, most: int, *, help_text: Any = "", is_required: bool = False) -> forms.CharField:
    rows, shape = ("1", "one") if most == MOST_SENTENCE else ("4", "")
    box = forms.Textarea(attrs={"rows": rows, "class": f"input {shape}".strip()})
    return forms.CharField(label=label, required=is_required, help_text=help_text, widget=box)
