"""Tags and filters of the design system, known to every template."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from trellis.engine.trellis_drawing import Node
from trellis.foundation.i18n import foreign as other_language
from trellis.foundation.i18n import said as in_language
from trellis.foundation.i18n import size_in_words
from trellis.ui import bricks, drawings, told, words

register = template.Library()


@register.simple_tag
def icon(name: str, flip: bool = False) -> SafeString:
    """An icon by its lucide name, always beside a word; `flip=True` for arrows, which turn round where text runs leftwards."""
    return drawings.draw_icon(name, "ic-flip" if flip else "")


@register.simple_tag
def glyph(state: str, size: int = 24) -> SafeString:
    """The plant shape of a state. Its word stands beside it: {% glyph s %} {{ s|state_word }}."""
    return drawings.draw_glyph(str(state), size)


@register.simple_tag
def face(person: Any, size: int = 44, alone: bool = False) -> SafeString:
    """A person's portrait or initial; `alone=True` where no name stands beside it."""
    return drawings.draw_face(person, size, alone=alone)


@register.simple_tag
def pill(name: str, value: Any, label: Any, type: str = "radio", checked: Any = "", who: Any = None) -> SafeString:
    """One pill to choose, as the brick c-opt."""
    return bricks.draw_pill(name, value, label, many=type == "checkbox", checked=bool(checked), who=who)


@register.simple_tag
def pills(name: str, options: Iterable[tuple[Any, Any]], chosen: Any, type: str = "radio") -> SafeString:
    """A row of pills: each value with its label; type="checkbox" for several."""
    return bricks.draw_pills(name, options, chosen, many=type == "checkbox")


@register.simple_tag
def work(piece: Any) -> SafeString:
    """What a card shows of a piece of work: its picture, else its first words, else the sign of what it is."""
    return bricks.draw_work(piece)


@register.simple_tag
def seen(words: Any) -> SafeString:
    """Who sees something, as the brick c-seen."""
    return bricks.draw_seen(words)


@register.simple_tag
def say(of: str, word: str = "") -> SafeString:
    """The speaker that reads aloud, as the brick c-say."""
    return bricks.draw_say(of, word=bool(word))


@register.simple_tag
def node(drawn: Node) -> SafeString:
    """One target of a drawing of the trellis."""
    return drawings.draw_node(drawn)


@register.filter
def undo(message: Message) -> told.Undo | None:
    """The way back that a note carries, if there is one."""
    return told.undo_in(message)


@register.simple_tag
def end_mark(sentence: str) -> SafeString:
    """The sprig and the one sentence that close a page."""
    return format_html('<div class="end">{}<p>{}</p></div>', drawings.SPRIG, sentence)


@register.simple_tag
def spoken_by(person: Any, language: str = "") -> SafeString:
    """For the element that holds somebody's own words: in which language they are, where the page speaks another."""
    spoken = language or getattr(person, "locale", "")
    if not spoken or spoken == translation.get_language():
        return SafeString()
    return format_html(' lang="{}" dir="auto"', spoken)


@register.simple_tag
def said_in(language: str) -> str:
    """In which language somebody said it, named once below their words; nothing where it is the page's own."""
    if not language or language.split("-")[0] == (translation.get_language() or "").split("-")[0]:
        return ""
    return translation.gettext("Said in %(language)s.") % {"language": words.language_word(language)}


@register.simple_tag
def wordmark() -> SafeString:
    """The drawing beside the name Trellis."""
    return drawings.draw_mark()


@register.simple_tag
def twine_knot() -> SafeString:
    """The twine between two faces that talk."""
    return drawings.TWINE_KNOT


@register.filter
def in_words(number: int, gender: str = "") -> str:
    """Numbers up to twelve as words; `:"f"` where a language asks for the feminine."""
    return words.in_words(int(number), gender)


@register.filter
def day(moment: date | datetime | None) -> str:
    """Thursday 15 October."""
    return words.as_day(moment) if moment else ""


@register.filter
def short_day(moment: date | datetime | None) -> str:
    """15 October."""
    return words.as_short_day(moment) if moment else ""


@register.filter
def state_word(state: str) -> str:
    """The word of a state."""
    return words.state_word(state)


@register.filter
def length_words(seconds: float | str | None) -> str:
    """0:09."""
    return words.length_words(_plain(seconds)) if seconds else ""


@register.filter
def plain_seconds(seconds: float | str | None) -> str:
    """A length for a script to read, whatever the language of the page writes between figures."""
    return f"{_plain(seconds):.2f}" if seconds else ""


def _plain(seconds: float | str) -> float:
    # A length that was handed to a brick as words has the page's own decimal sign: 9,5.
    return float(str(seconds).replace(",", "."))


@register.filter
def said(by_language: Mapping[str, str] | None) -> str:
    """Words by language, in the language of the page."""
    return in_language(by_language or {})


@register.filter
def foreign(by_language: Mapping[str, str] | None) -> str:
    """In which language `said` answers where that is not the page's: for the lang attribute beside it."""
    return other_language(by_language or {}, get_language() or "en")


@register.filter
def each_said(several: Collection[Mapping[str, str]]) -> SafeString:
    """Titles by language in a row, each with the lang attribute of its own where its language is not the page's."""
    page = get_language() or "en"
    marks = ((other_language(one, page), in_language(one, page)) for one in several)
    spans = (
        format_html('<span lang="{}" dir="auto">{}</span>', *one) if one[0] else format_html("<span>{}</span>", one[1])
        for one in marks
    )
    return SafeString(", ".join(spans))


@register.filter
def said_to(target: Any, reader: Any) -> str:
    """A target in the wording and language in which somebody reads."""
    return str(target.said(reader.reading, reader.locale))


@register.filter
def without_stop(words: str) -> str:
    """Somebody's words as the beginning of a longer sentence: the full stop at their end is left out."""
    return words.rstrip().removesuffix(".")


@register.filter(is_safe=True)
def ended(sentence: str) -> str:
    """A sentence on one line that ends once: with a full stop where it has no end of its own."""
    words = " ".join(sentence.split())
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


@register.filter(is_safe=True)
def quoted(said: str) -> str:
    """Somebody's words between the quotation marks of the page's language."""
    return words.quoted(said)


@register.filter
def of(by_key: Mapping[Any, Any], key: Any) -> Any:
    """What stands under a key, or nothing."""
    return by_key.get(key)


@register.filter
def in_bytes(size: int) -> str:
    """25 MB."""
    return size_in_words(size)
