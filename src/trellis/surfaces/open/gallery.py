"""The gallery: every piece of the design system in its states, for those who build pages."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from trellis.surfaces.gate import audience

STATES = ("none", "next", "exploring", "practising", "ready_to_show", "shown", "going_deeper")
TOKENS = (
    "page", "sheet", "well", "line", "edge", "ink", "ink-2", "leaf", "leaf-wash", "twine", "twine-wash", "h-madder", "h-clay",
    "h-ochre", "h-moss", "h-teal", "h-woad", "h-plum",
)  # fmt: skip
BECAUSE = {
    "ready": ["because you have shown “measure how speed changes”", "because nothing else has to come first"],
    "new": ["because this strand would be new to you"],
}


@dataclass(frozen=True)
class MadeUpPerson:
    """Somebody the pieces can be shown with; no school knows them."""

    said_as: str
    portrait: str


@dataclass(frozen=True)
class MadeUpFile:
    label: str = "a recording"
    seconds: int = 9


@dataclass(frozen=True)
class MadeUpKept:
    checked: MadeUpFile = MadeUpFile()
    token: str = "made-up"  # noqa: S105 -- opens nothing


@dataclass(frozen=True)
class MadeUpCapture:
    """A capture field whose form is being mended."""

    html_name: str = "made_up"
    kept: tuple[MadeUpKept, ...] = (MadeUpKept(),)


class MadeUpForm(forms.Form):
    words = forms.CharField(label="What did you see?", help_text="One sentence is enough.", widget=forms.Textarea)
    email = forms.EmailField(label="Your e-mail", required=False)
    where = forms.ChoiceField(label="Where", choices=[("bench", "Window bench"), ("library", "Library")])
    who = forms.MultipleChoiceField(
        label="Who may see it",
        choices=[("teachers", "My teachers"), ("class", "My class")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="We both read this", required=False)


def made_up_people() -> dict[str, MadeUpPerson]:
    names = "Ada|Ana Andrade|Bea|Mr Duarte|Ivo|Kim|Leo|Maya|Ms Osei|Pere|Rosa|Sra. Ruiz"
    people = [MadeUpPerson(name, name.removesuffix(" Andrade").split()[-1].lower()) for name in names.split("|")]
    return {person.portrait: person for person in people} | {"zoe": MadeUpPerson("Zoë", "")}


@audience("everybody")
def gallery(request: HttpRequest) -> HttpResponse:
    shown = {
        "states": STATES,
        "tokens": TOKENS,
        "people": made_up_people(),
        "because": BECAUSE,
        "capture": MadeUpCapture(),
        "today": timezone.localdate(),
        "form": MadeUpForm(prefix="asked", initial={"where": "bench"}),
        "refused": MadeUpForm(
            {"refused-words": "", "refused-email": "ana@", "refused-who": ["class"]}, prefix="refused"
        ),
    }
    return render(request, "open/gallery.html", shown)
