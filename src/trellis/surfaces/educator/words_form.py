"""What a teacher wrote on the page of words home, read row by row: one refused row costs no other."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile
from trellis.foundation.intents import Refused
from trellis.foundation.models import FileKind
from trellis.rooms.community.actions import write_word
from trellis.rooms.community.models import FamilyWord
from trellis.rooms.community.queries import BatchRow
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries import piece_of
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.forms import read_ids
from trellis.ui.captures import CaptureField


@dataclass
class Kept:
    """What became of the rows: the words that stand unreleased, and what was refused, by learner."""

    words: dict[UUID, FamilyWord] = field(default_factory=dict)
    refused: dict[UUID, str] = field(default_factory=dict)


def keep_rows(rows: list[BatchRow], typed: QueryDict, files: Any, *, viewer: Viewer, at: datetime) -> Kept:
    """This function will keep every row that was changed since the page was read, and tell what became of them."""
    kept = Kept()
    for row in rows:
        if row.is_released:
            continue
        try:
            word = _kept(row, typed, files, viewer=viewer, at=at)
        except Refused as refusal:
            kept.refused[row.learner.id] = str(refusal.sentence)
        else:
            if word is not None:
                word.learner = row.learner
                kept.words[row.learner.id] = word
    return kept


def _kept(row: BatchRow, typed: QueryDict, files: Any, *, viewer: Viewer, at: datetime) -> FamilyWord | None:
    ref = row.learner.id
    text, piece_ref = typed.get(f"text-{ref}"), typed.get(f"piece-{ref}", "")
    if text is None:
        return row.word
    voice = _voice(typed, files, f"voice-{ref}")
    is_same = _plain(text) == _plain(typed.get(f"was-text-{ref}", "")) and piece_ref == typed.get(
        f"was-piece-{ref}", ""
    )
    if (is_same and voice is None and f"unsay-{ref}" not in typed) or not (text.strip() or voice or row.word):
        return row.word
    return write_word(
        learner=row.learner, text=text, piece=_piece(row, piece_ref, viewer=viewer), upload=voice,
        without_voice=f"unsay-{ref}" in typed, by=viewer.person, at=at,
    )  # fmt: skip


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _piece(row: BatchRow, ref: str, *, viewer: Viewer) -> Evidence | None:
    if not ref:
        return None
    found = next((one for one in row.pieces if str(one.id) == ref), None)
    found = found or next((piece_of(one, viewer=viewer) for one in read_ids([ref])), None)
    if found is None:
        raise Refused(_("This piece does not go with this word. Choose one from the list beside the name."))
    return found


def _voice(typed: QueryDict, files: Any, name: str) -> CheckedFile | None:
    """A voice is checked as every upload is."""
    if name not in files:
        return None
    form = type("VoiceForm", (forms.Form,), {name: CaptureField(kinds=[FileKind.SOUND], required=False)})(typed, files)
    if not form.is_valid():
        raise Refused(" ".join(str(error) for error in form.errors[name]))
    found: CheckedFile | None = form.cleaned_data[name]
    return found
