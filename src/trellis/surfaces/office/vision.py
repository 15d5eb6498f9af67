"""The sentence by which the school lives, and the few principles that everybody shares: written by those who lead it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.charter.actions import MOST_LETTERS, MOST_PRINCIPLES, publish_principles, publish_vision
from trellis.rooms.charter.models import GuidingPrinciple
from trellis.rooms.charter.queries import principles_of, vision_of
from trellis.rooms.charter.rules import may_speak_for_school
from trellis.rooms.people.models import School
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

HERE = "/office/vision/"


@dataclass(frozen=True)
class Box:
    """A box for words in one language."""

    name: str
    language: str
    text: str


@dataclass(frozen=True)
class Written:
    """One principle as it stands in the form: its number, itself, and what it looks like."""

    number: int
    says: list[Box]
    means: list[Box]

    @property
    def is_written(self) -> bool:
        return any(box.text for box in (*self.says, *self.means))


@audience("office")
@require_http_methods(["GET", "HEAD", "POST"])
def vision(request: Asking) -> HttpResponse:
    """What stands now, in boxes; a POST publishes the sentence or the principles anew."""
    if not may_speak_for_school(request.viewer):
        raise Http404
    act = request.POST.get("act", "")
    if request.method != "POST":
        return _page(request)
    if act not in {"vision", "principles"}:
        raise Http404
    try:
        (_publish_vision if act == "vision" else _publish_principles)(request)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, act=act, refused=str(refusal.sentence))
    tell(request, _("Published. What stood before is kept as an earlier version."))
    return redirect(f"{HERE}#{act}")


def _publish_vision(request: Asking) -> None:
    me = request.viewer.person
    before = vision_of(me.school)
    parts = [(part.name, part.text) for part in before.parts.all()] if before else []
    words = _typed(request, "sentence", me.school)
    publish_vision(school=me.school, sentence=words, parts=parts, by=me, at=clock.now())


def _publish_principles(request: Asking) -> None:
    me = request.viewer.person
    rows = [
        (_typed(request, f"says-{number}", me.school), _typed(request, f"means-{number}", me.school))
        for number in range(1, MOST_PRINCIPLES + 1)
    ]
    principles = [(says, means) for says, means in rows if says or means]
    publish_principles(school=me.school, principles=principles, by=me, at=clock.now())


def _typed(request: Asking, name: str, school: School) -> dict[str, str]:
    found = {code: " ".join(request.POST.get(f"{name}-{code}", "").split()) for code in languages_of(school)}
    return {code: words for code, words in found.items() if words}


def languages_of(school: School) -> list[str]:
    """This function will list the languages in which a school can speak, its own first."""
    own = school.locale.split("-")[0]
    return sorted((code for code, _name in settings.LANGUAGES), key=lambda code: code != own)


def _page(request: Asking, *, act: str = "", refused: str = "") -> HttpResponse:
    school = request.viewer.person.school
    now, kept = vision_of(school), list(principles_of(school))
    rows: list[GuidingPrinciple | None] = [*kept, *[None] * (MOST_PRINCIPLES - len(kept))]
    context = {
        "now": now,
        "sentence": _boxes(request, "sentence", now.sentence if now else {}, as_typed=act == "vision"),
        "principles": [
            _written(request, number, one, as_typed=act == "principles") for number, one in enumerate(rows, start=1)
        ],
        "act": act,
        "refused": refused,
        "most": MOST_LETTERS,
    }
    return render(request, "office/vision.html", context, status=422 if refused else 200)


def _written(request: Asking, number: int, one: GuidingPrinciple | None, *, as_typed: bool) -> Written:
    says = _boxes(request, f"says-{number}", one.text if one else {}, as_typed=as_typed)
    return Written(number, says, _boxes(request, f"means-{number}", one.means if one else {}, as_typed=as_typed))


def _boxes(request: Asking, name: str, words: Mapping[str, str], *, as_typed: bool) -> list[Box]:
    names = {code: f"{name}-{code}" for code in languages_of(request.viewer.person.school)}
    typed = request.POST
    return [Box(box, code, typed.get(box, "") if as_typed else words.get(code, "")) for code, box in names.items()]
