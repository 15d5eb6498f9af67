"""What the pages of the studio share: who may be here, finding a target or a strand of the school, reading a form's texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import Http404, QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.wording import Overtaken, Said, TooLong
from trellis.rooms.continuum.models import LearningTarget, Strand
from trellis.rooms.continuum.queries import target_of
from trellis.rooms.continuum.queries.studio import strand_of
from trellis.rooms.continuum.rules import may_change_continuum
from trellis.rooms.people.models import School
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking

A_PAGE = 60
HOME = "/office/continuum/"
WAS = "was-"  # before the name of a text: what stood there when the page was opened


def school_kept(request: Asking) -> School:
    """This function will give the school whose continuum the viewer keeps. Raises NotAllowed for anybody else."""
    if not may_change_continuum(request.viewer):
        raise NotAllowed(_("Only those who keep the continuum may do this."))
    return request.viewer.person.school


def target_or_404(request: Asking, target_id: UUID) -> LearningTarget:
    """This function will find a target of the school one keeps, or answer as if there were none."""
    found = target_of(school_kept(request), target_id)
    if found is None:
        raise Http404
    return found


def strand_or_404(request: Asking, strand_id: UUID) -> Strand:
    """This function will find a strand of the school one keeps, or answer as if there were none."""
    found = strand_of(school_kept(request), strand_id)
    if found is None:
        raise Http404
    return found


def chosen_target(request: Asking, typed: str) -> LearningTarget:
    """This function will find the target that a form names, or answer as if there were none."""
    chosen = read_ids([typed])
    if not chosen:
        raise Http404
    return target_or_404(request, chosen.pop())


def reader() -> str:
    """This function will tell in which language the page is read."""
    return (get_language() or "en").split("-")[0]


def languages(*more: Iterable[str]) -> list[str]:
    """This function will list the languages that a text is kept in: the installation's, then others that are there already."""
    ours = [code for code, _name in settings.LANGUAGES]
    return [*ours, *sorted({code for codes in more for code in codes} - {*ours})]


def texts_in(form: QueryDict) -> dict[str, Said]:
    """This function will read every text of a form that says what stood there when it was opened."""
    return {
        name: Said(form.get(f"{WAS}{name}", ""), form.get(name, ""))
        for name in form
        if not name.startswith(WAS) and f"{WAS}{name}" in form
    }


def names_in(form: QueryDict) -> dict[str, Said]:
    """This function will read a name by language: name.en, name.es."""
    texts = texts_in(form)
    return {name.removeprefix("name."): one for name, one in texts.items() if name.startswith("name.")}


@dataclass(frozen=True)
class Box:
    """One text in a form: what it is called there, in which language, what it says, and what stood there."""

    name: str
    label: str
    language: str
    text: str
    was: str
    most: int = 0
    stands: str | None = None  # what somebody else has written there meanwhile
    is_wrong: bool = False
    asks: str = ""  # what it is gently asked to say

    @property
    def rows(self) -> int:
        return max(1, -(-len(self.text) // 34))


@dataclass(frozen=True)
class Refusal:
    """Why a form was not kept, with all that was typed: nothing of it is gone."""

    sentence: str = ""
    where: str = ""
    typed: Mapping[str, Said] | None = None
    stands: Mapping[str, str] | None = None
    wrong: tuple[str, ...] = ()
    form: Mapping[str, str] | None = None

    def box(self, name: str, label: str, language: str, kept: str, *, most: int = 0, asks: str = "") -> Box:
        """This function will draw a text as it was typed, beside what stands there now where another has changed it."""
        typed = (self.typed or {}).get(name)
        stands = (self.stands or {}).get(name)
        was = kept if typed is None or stands is not None else typed.was
        text = kept if typed is None else typed.now
        return Box(name, label, language, text, was, most, stands, name in self.wrong, asks)


def refused(refusal: Refused, where: str, form: QueryDict) -> Refusal:
    """This function will keep a form that was refused."""
    stands = refusal.stands if isinstance(refusal, Overtaken) else None
    wrong = tuple(refusal.parts) if isinstance(refusal, TooLong) else ()
    typed = {name: form.get(name, "") for name in form}
    return Refusal(str(refusal.sentence), where, texts_in(form), stands, wrong, typed)


def boxes_for_name(name: Mapping[str, str], kept: Refusal) -> list[Box]:
    """This function will draw a name by language."""
    codes = languages(name)
    stands = {f"name.{code}": text for code, text in (kept.stands or {}).items()}
    refusal = Refusal(typed=kept.typed, stands=stands, wrong=kept.wrong)
    return [refusal.box(f"name.{code}", "", code, name.get(code, ""), most=80) for code in codes]
