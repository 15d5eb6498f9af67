"""How the import pages tell what differs: in groups, each line with the words that went and those that came."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from trellis.interop.case.difference import Change, Difference, woven
from trellis.ui.words import in_words

FIRST = 5
A_PAGE = 60
GROUPS: tuple[tuple[str, Any, Any], ...] = (
    ("new", _("New"), _("in the file’s order")),
    ("changed", _("Changed"), _("old words stay on what was judged under them")),
    ("moved", _("Moved"), _("nobody’s path changes")),
    ("retired", _("Retired"), _("kept, no longer offered")),
)
FIELDS = {
    "fullStatement": _("Wording"),
    "abbreviatedStatement": _("Short wording"),
    "humanCodingScheme": _("Code"),
    "notes": _("Notes"),
    "educationLevel": _("Levels"),
    "CFItemType": _("Kind"),
    "language": _("Language"),
    "title": _("Title"),
    "version": _("Version"),
    "adoptionStatus": _("Status"),
    "lastChangeDateTime": _("Changed on"),
}


@dataclass(frozen=True)
class FieldWords:
    """One field that changed: its name, and its words as runs of same, gone and come."""

    name: Any
    runs: list[tuple[str, str]]


@dataclass(frozen=True)
class Line:
    """One line that differs, as the page shows it."""

    code: str
    text: str
    place: str
    fields: list[FieldWords]
    was_under: str = ""
    under: str = ""


@dataclass(frozen=True)
class Group:
    """Lines that differ in the same way: the first few, or one page of all."""

    key: str
    title: Any
    order: str
    lines: list[Line]
    in_all: int
    all_of_them: str


def groups_of(found: Difference) -> list[Group]:
    """This function will lay a difference out in the order new, changed, moved, retired; empty groups are left out."""
    return [
        _group(found, key, title, note, getattr(found, key)[:FIRST])
        for key, title, note in GROUPS
        if getattr(found, key)
    ]


def group_page(found: Difference, key: str, number: str) -> tuple[Group, Page] | None:
    """This function will give one page of sixty lines of a group; None for a group that there is not."""
    named = {name: (title, note) for name, title, note in GROUPS}
    if key not in named or not getattr(found, key):
        return None
    page = Paginator(getattr(found, key), A_PAGE).get_page(number)
    return _group(found, key, *named[key], tuple(page.object_list)), page


def title_of(found: Difference) -> str:
    """This function will say the whole difference in one sentence."""
    count = found.lines_in_all
    if found.is_first:
        said = ngettext("{count} line is new here.", "{count} lines are new here.", count)
    elif count:
        said = ngettext("{count} line differs from what you have.", "{count} lines differ from what you have.", count)
    else:
        said = gettext("No line differs in its words or place, only in what stands beside them.")
    words = said.format(count=in_words(count))
    return words[0].upper() + words[1:]


def changes_said(found: Difference) -> str:
    """This function will say in one line what was written."""
    return gettext("{new} new, {changed} changed, {moved} moved, {retired} retired").format(
        new=len(found.new), changed=len(found.changed), moved=len(found.moved), retired=len(found.retired)
    )


def cover_words(found: Difference) -> list[FieldWords]:
    """This function will tell what changed on the framework's cover."""
    return list(_fields(Change("", "", "", fields=found.cover)))


def _group(found: Difference, key: str, title: Any, note: Any, changes: tuple[Change, ...]) -> Group:
    in_all = len(getattr(found, key))
    all_of_them = gettext("All {count}").format(count=in_words(in_all)) if in_all > len(changes) else ""
    order = ngettext("one, {note}", "{count}, {note}", in_all).format(count=in_words(in_all), note=note)
    return Group(key, title, order, [_line(change) for change in changes], in_all, all_of_them)


def _line(change: Change) -> Line:
    fields = list(_fields(change))
    place = ""
    if not change.fields and not change.was_under and change.under:
        said = gettext("under {under}, after {after}") if change.after else gettext("under {under}")
        place = said.format(under=change.under, after=change.after)
    return Line(change.code, change.text, place, fields, change.was_under, change.under)


def _fields(change: Change) -> Iterator[FieldWords]:
    for field in change.fields:
        yield FieldWords(FIELDS.get(field.name, field.name), woven(field.before, field.after))
