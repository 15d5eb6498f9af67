"""The small drawings the tags place: icons, plant shapes, faces, the sprig that ends a page."""

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from trellis.engine.trellis_drawing import Companion, Node
from trellis.ui.words import state_word

STATIC = Path(__file__).resolve().parent / "static/ui"
STATES = frozenset({"none", "next", "exploring", "practising", "ready_to_show", "shown", "going_deeper"})
MARK_COLOURS = {
    "#b08c57": "var(--lath-edge)", "#c6a775": "var(--lath-shade)", "#3f8a4c": "var(--vine)", "#6fae63": "var(--leaflet)",
    "#c2607c": "var(--bud)",
}  # fmt: skip

SPRIG = mark_safe(
    '<svg viewBox="0 0 72 26" aria-hidden="true" focusable="false">'
    '<path d="M3 18c9-7 17 4 27-1s17-7 25-1c5 3 9 2 14-2" fill="none" stroke="var(--vine)" stroke-width="2.2" '
    'stroke-linecap="round"/>'
    '<path d="M24 18C17 14 17 7 20 2c7 3 8 10 4 16zM45 13c2 7 8 10 14 8-1-6-7-10-14-8z" fill="var(--leaflet)"/></svg>'
)
TWINE_KNOT = mark_safe(
    '<svg viewBox="0 0 90 40" aria-hidden="true" focusable="false"><path d="M2 12c18 2 24 20 41 15S66 6 88 26" fill="none" '
    'stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>'
    '<path d="M39 21c4-4 9-2 9 3s-7 6-9 1z" fill="currentColor"/></svg>'
)


@cache
def draw_mark() -> SafeString:
    """This function will place the mark of Trellis, in the colours of the page it stands on."""
    drawing = (STATIC / "mark.svg").read_text().strip()
    for fixed, token in MARK_COLOURS.items():
        drawing = drawing.replace(fixed, token)
    return mark_safe(  # noqa: S308 -- our own drawing
        drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    )


@cache
def icon_shapes() -> dict[str, str]:
    return dict(json.loads((STATIC / "vendored/lucide/icons.json").read_text()))


@cache
def draw_icon(name: str, classes: str = "") -> SafeString:
    """This function will draw an icon that is beside its word (or has none, and then the control carries a label)."""
    shape = icon_shapes().get(name)
    if shape is None:
        raise LookupError(f"No icon is called {name}. Add it to trellis/ui/icons.txt and run scripts/vendor.py.")
    return format_html(
        '<svg class="ic{}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" '
        'stroke-linejoin="round" aria-hidden="true" focusable="false">{}</svg>',
        f" {classes}" if classes else "",
        mark_safe(shape),  # noqa: S308 -- vendored
    )


@cache
def draw_glyph(state: str, size: int = 24) -> SafeString:
    """This function will place the plant shape of a state; its word must stand beside it."""
    if state not in STATES:
        raise LookupError(f"No plant shape is called {state}.")
    return format_html(
        '<svg class="glyph{}" aria-hidden="true" focusable="false"><use href="#g-{}"/></svg>',
        "" if size == 24 else f" g-{size}",
        state,
    )


@cache
def portraits() -> frozenset[str]:
    return frozenset(drawing.stem for drawing in (STATIC / "people").glob("*.svg"))


def draw_face(person: Any, size: int = 44, *, alone: bool = False) -> SafeString:
    """This function will draw a person's portrait, or their initial in a quiet circle.

    The name stands beside a face almost everywhere; only where it does not, `alone` gives the face the name as its text.
    """
    return _face(getattr(person, "said_as", "") or "", getattr(person, "portrait", "") or "", size, alone=alone)


@lru_cache(maxsize=4096)
def _face(name: str, portrait: str, size: int, *, alone: bool) -> SafeString:
    size_class = "" if size == 44 else f" f-{size}"
    if portrait in portraits():
        return format_html(
            '<img class="face{}" src="{}" alt="{}" width="{}" height="{}">',
            size_class, static(f"ui/people/{portrait}.svg"), name if alone else "", size, size,
        )  # fmt: skip
    if alone:
        return format_html('<span class="face{}" role="img" aria-label="{}">{}</span>', size_class, name, name[:1])
    return format_html('<span class="face{}" aria-hidden="true">{}</span>', size_class, name[:1])


def draw_node(node: Node) -> SafeString:
    """This function will draw one target of a trellis: its plant shape, and the plate that leads to it. A list holds all of
    a continuum, which is why this is no template."""
    step = node.step
    lang = f' lang="{_escaped(step.language)}" dir="auto"' if step.language else ""
    two_views = f" · {_escaped(gettext('two views'))}" if step.is_contested else ""
    tied = "".join([f'<span class="tied">{_escaped(work)}</span>' for work in node.tied])
    plate = (
        f'<span class="can"{lang}>{_escaped(step.words)}</span><span class="meta"><span class="st">'
        f"{_escaped(step.says or state_word(node.glyph))}{two_views}</span>{_faces(step.people)}</span>{tied}"
    )
    here = ' aria-current="true"' if node.is_current else ""
    inner = (
        f'<a href="{_escaped(step.url)}"{here} class="plate">{plate}</a>'
        if step.url
        else f'<div class="plate">{plate}</div>'
    )
    return SafeString(
        f'<li class="{_escaped(node.classes)}" data-r="{node.row}" data-state="{node.glyph}">'
        f"{draw_glyph(node.glyph)}{inner}</li>"
    )


def _escaped(words: Any) -> str:
    """As format_html escapes, which takes several times as long: a drawing holds hundreds of plates."""
    return words if isinstance(words, SafeString) else escape(str(words))


def _faces(people: Iterable[Companion]) -> str:
    drawn = "".join([draw_face(one, 22, alone=True) for one in people])
    return f'<span class="faces">{drawn}</span>' if drawn else ""


@cache
def pictures() -> frozenset[str]:
    """This function will list the pictures there are for what can be learned, by their names."""
    return frozenset(drawing.stem for drawing in (STATIC / "pictures").glob("*.svg"))
