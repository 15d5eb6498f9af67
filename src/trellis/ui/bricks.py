"""Bricks that stand dozens of times on a page, drawn by functions: a template costs many times as much. The brick of
the same name (ui/templates/cotton) draws with the same function."""

from collections.abc import Collection, Iterable
from typing import Any

from django.template.defaultfilters import truncatechars
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from trellis.ui.drawings import draw_face, draw_icon

SIGNS = {"voice": "mic", "film": "film", "file": "file-text"}


def draw_pill(name: str, value: Any, label: Any, *, many: bool, checked: bool, who: Any = None) -> SafeString:
    """This function will draw a pill to choose: one of several, or with `many` as many as one likes."""
    return SafeString(
        f'<label class="opt"><input type="{"checkbox" if many else "radio"}" name="{conditional_escape(name)}" '
        f'value="{conditional_escape(value)}"{" checked" if checked else ""}>{draw_face(who, 28) if who else ""}'
        f"<span>{conditional_escape(label)}</span></label>"
    )


def draw_pills(
    name: str, options: Iterable[tuple[Any, Any]], chosen: str | Collection[Any], *, many: bool
) -> SafeString:
    """This function will draw a row of pills: each value with its label; `chosen` is one value, or all that are ticked."""
    picked = (chosen,) if isinstance(chosen, str) else chosen
    return SafeString(
        "".join([draw_pill(name, value, label, many=many, checked=value in picked) for value, label in options])
    )


def draw_work(piece: Any) -> SafeString:
    """This function will draw what a card shows of a piece of work: its picture, else its first words, else the sign of
    what it is."""
    first: Any = next(iter(piece.files.all()), None)
    kind = first.kind if first is not None else ""
    if kind in {"photo", "drawing"} or (kind == "film" and first.file.state == "thumbnails_ready"):
        alt = conditional_escape(first.words)
        return SafeString(f'<img src="/files/{first.file_id}/640/" alt="{alt}" loading="lazy">')
    if piece.text and first is None:
        return SafeString(
            f'<span class="nopicture written">{conditional_escape(truncatechars(piece.text, 140))}</span>'
        )
    return SafeString(
        f'<span class="nopicture">{draw_icon(SIGNS.get(kind) or ("link" if piece.link else "pencil"))}</span>'
    )


def draw_seen(words: Any) -> SafeString:
    """This function will draw who sees something, in a line beside it."""
    return SafeString(f'<p class="seen">{draw_icon("eye")}<span>{conditional_escape(words)}</span></p>')


def draw_say(of: str, *, word: bool) -> SafeString:
    """This function will draw the speaker that reads aloud what stands in the elements of these ids."""
    ids = conditional_escape(of)
    return SafeString(
        f'<say-aloud hidden data-of="{ids}"><script type="module" src="{static("ui/js/say.js")}"></script>'
        f'<button class="{"btn talk" if word else "say"}" type="button" aria-pressed="false" aria-describedby="{ids}">'
        f"{draw_icon('volume-2')}{draw_icon('square')}<span{'' if word else ' class="vh"'}>"
        f"{conditional_escape(_('Read aloud'))}</span></button></say-aloud>"
    )
