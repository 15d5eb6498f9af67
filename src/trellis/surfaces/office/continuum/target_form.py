"""The forms on a target's sheet: its words side by side, its window, the lines of what is seen, its examples."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.foundation import clock
from trellis.foundation.files import FileRefused, check_upload
from trellis.foundation.intents import Refused
from trellis.foundation.models import FileKind
from trellis.rooms.continuum.actions.criteria import (
    Line,
    move_criterion,
    put_criterion_back,
    take_criterion_away,
    write_criteria,
)
from trellis.rooms.continuum.actions.exemplars import add_exemplar, put_exemplar_back, take_exemplar_back
from trellis.rooms.continuum.actions.wording import Said, word_target
from trellis.rooms.continuum.models import Criterion, Exemplar, LearningTarget
from trellis.rooms.continuum.queries import criteria_of
from trellis.rooms.continuum.queries.studio import criterion_kept, exemplar_of, says_i_can, target_texts
from trellis.rooms.continuum.terms import CRITERION_LENGTH, GRADES, MOST_LETTERS
from trellis.rooms.people.terms import Reading
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking
from trellis.surfaces.office.continuum.keeping import HOME, Box, Refusal, languages, reader, texts_in
from trellis.ui.told import Undo, tell

SAID_TO = {"young": gettext_lazy("Young"), "teen": gettext_lazy("Teen"), "adult": gettext_lazy("Adult")}
BESIDE = {
    "plate": gettext_lazy("On its plate"),
    "why": gettext_lazy("Why it is worth it"),
    "home": gettext_lazy("What helps at home"),
}
NEW = "new"  # the name of the empty line at the end


@dataclass(frozen=True)
class Row:
    """One text in every language."""

    kind: str
    label: Any
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class CriterionRow:
    """One line of what is seen, in every language; the last one is empty and new."""

    row: Criterion | None
    name: str
    boxes: tuple[Box, ...]
    is_first: bool
    is_last: bool


def boxes_of(target: LearningTarget, kept: Refusal) -> dict[str, Any]:
    """This function will lay a target's texts out side by side, by reading and language, and say which are not there yet."""
    texts = target_texts(target)
    refusal = kept if kept.where == "words" else Refusal()
    codes = languages([part.partition(".")[2] for part in texts if "." in part])
    wordings = [_row(kind, label, codes, texts, refusal) for kind, label in SAID_TO.items()]
    missing = [(row.label, box.language) for row in wordings for box in row.boxes if not texts.get(box.name)]
    window = (refusal.form or {}).get("window-low"), (refusal.form or {}).get("window-high")
    low, _dash, high = texts.get("window", "").partition("-")
    return {
        "languages": codes,
        "wordings": wordings,
        "others": [_row(kind, label, codes, texts, refusal) for kind, label in BESIDE.items()],
        "missing": missing,
        "nothing_said": len(missing) == len(wordings) * len(codes),
        "grades": GRADES,
        "low": low if window[0] is None else window[0],
        "high": high if window[1] is None else window[1],
        "window": (refusal.stands or {}).get("window", texts.get("window", "")),
    }


def _row(kind: str, label: Any, codes: list[str], texts: Mapping[str, str], kept: Refusal) -> Row:
    boxes = []
    for code in codes:
        name = f"{kind}.{code}"
        text = texts.get(name, "")
        asks = "" if kind not in {Reading.YOUNG, Reading.TEEN} or says_i_can(text, code) else code
        boxes.append(kept.box(name, str(label), code, text, most=MOST_LETTERS[kind], asks=asks))
    return Row(kind, label, tuple(boxes))


def lines_of(target: LearningTarget, kept: Refusal) -> list[CriterionRow]:
    """This function will list the lines of what is seen when a target is shown, each in every language, and an empty one."""
    rows, refusal = criteria_of(target.id), kept if kept.where == "criteria" else Refusal()
    codes = languages(*(row.text for row in rows))
    found = []
    for place, row in enumerate([*rows, None]):
        name, texts = (str(row.id), row.text) if row else (NEW, {})
        boxes = [refusal.box(f"{name}.{one}", "", one, texts.get(one, ""), most=CRITERION_LENGTH) for one in codes]
        found.append(CriterionRow(row, name, tuple(boxes), place == 0, place == len(rows) - 1))
    return found


def keep_words(request: Asking, target: LearningTarget, _of: str) -> None:
    texts, form = texts_in(request.POST), request.POST
    low, high = form.get("window-low", ""), form.get("window-high", "")
    if "was-window" in form:
        texts["window"] = Said(form["was-window"], f"{low}-{high}" if low or high else "")
    if word_target(target=target, said=texts, by=request.viewer.person, at=clock.now()):
        tell(request, _("Kept, as a new wording. What was signed before keeps its own words."))
    else:
        tell(request, _("Nothing was changed."))


def keep_criteria(request: Asking, target: LearningTarget, _of: str) -> None:
    said: dict[str, dict[str, Said]] = {}
    for part, one in texts_in(request.POST).items():
        name, _dot, language = part.partition(".")
        said.setdefault(name, {})[language] = one
    lines = [
        Line(name, None if name == NEW else _id(name), texts) for name, texts in said.items() if _is_line(name, texts)
    ]
    if write_criteria(target=target, lines=lines, by=request.viewer.person, at=clock.now()):
        tell(request, _("Kept. What was signed before keeps the lines it had."))
    else:
        tell(request, _("Nothing was changed."))


def _is_line(name: str, texts: Mapping[str, Said]) -> bool:
    return name != NEW or any(one.now.strip() for one in texts.values())


def _id(name: str) -> UUID:
    found = read_ids([name])
    if not found:
        raise Http404
    return found.pop()


def _line(target: LearningTarget, of: str) -> Criterion:
    row = criterion_kept(target, _id(of))
    if row is None:
        raise Http404
    return row


def line_earlier(request: Asking, target: LearningTarget, of: str) -> None:
    move_criterion(criterion=_line(target, of), earlier=True, by=request.viewer.person, at=clock.now())


def line_later(request: Asking, target: LearningTarget, of: str) -> None:
    move_criterion(criterion=_line(target, of), earlier=False, by=request.viewer.person, at=clock.now())


def line_away(request: Asking, target: LearningTarget, of: str) -> None:
    take_criterion_away(criterion=_line(target, of), by=request.viewer.person, at=clock.now())
    undo = Undo(f"{HOME}targets/{target.id}/", f"line-back:{of}")
    tell(request, _("The line is asked of nobody any more. Where somebody ticked it, it stays."), undo=undo)


def line_back(request: Asking, target: LearningTarget, of: str) -> None:
    put_criterion_back(criterion=_line(target, of), by=request.viewer.person, at=clock.now())
    tell(request, _("The line is back."))


def add_example(request: Asking, target: LearningTarget, _of: str) -> None:
    upload, words = request.FILES.get("picture"), request.POST.get("example", "")
    if not words.strip():
        raise Refused(_("Say in words what one sees in it: not everybody sees a picture."))
    picture = check_upload(upload) if upload else None
    if picture is not None and picture.kind != FileKind.PICTURE:
        raise FileRefused(_("This is not a picture. Choose or take one."))
    add_exemplar(
        target=target, words=words, language=reader(), picture=picture, by=request.viewer.person, at=clock.now()
    )
    tell(request, _("Kept. Everybody sees the example beside the target."))


def _example(target: LearningTarget, of: str) -> Exemplar:
    row = exemplar_of(target.strand.area.school, _id(of))
    if row is None or row.target_id != target.id:
        raise Http404
    return row


def example_away(request: Asking, target: LearningTarget, of: str) -> None:
    take_exemplar_back(exemplar=_example(target, of), by=request.viewer.person, at=clock.now())
    undo = Undo(f"{HOME}targets/{target.id}/", f"exemplar-back:{of}")
    tell(request, _("The example is taken back."), undo=undo)


def example_back(request: Asking, target: LearningTarget, of: str) -> None:
    put_exemplar_back(exemplar=_example(target, of), by=request.viewer.person, at=clock.now())
    tell(request, _("The example is back."))
