"""How the office's pages say what is kept in several languages, each with its lang where it is not the reader's."""

from collections.abc import Mapping

from django import template
from django.templatetags.i18n import language_name_translated
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from trellis.foundation import i18n
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import TargetShape
from trellis.rooms.people.terms import Reading

register = template.Library()


@register.simple_tag
def said(words: Mapping[str, str]) -> str:
    """Words by language, in the reader's language or the nearest there is."""
    return _in_language(i18n.said(words), i18n.language_of(words))


@register.filter
def plainly(words: Mapping[str, str]) -> str:
    """The same without its lang, for titles and attributes."""
    return i18n.said(words)


@register.simple_tag
def target_words(target: TargetShape) -> str:
    """A target in its adult wording, else what its plate says."""
    language = _reader()
    _reading, spoken = target.spoken_as(Reading.ADULT, language)
    words = target.said(Reading.ADULT, language)
    return _in_language(words, spoken if target.wordings else i18n.language_of(target.plate))


@register.simple_tag
def target_plainly(target: TargetShape) -> str:
    """The same without its lang, for titles."""
    return target.said(Reading.ADULT, _reader())


PARTS = {
    "young": _("Young"), "teen": _("Teen"), "adult": _("Adult"), "plate": _("On its plate"),
    "why": _("Why it is worth it"), "home": _("What helps at home"), "criterion": _("It is shown when"),
}  # fmt: skip


@register.simple_tag
def part_words(part: str) -> str:
    """Which of a target's texts a change is about: Teen, Spanish."""
    kind, _dot, locale = part.partition(".")
    label = str(PARTS.get(kind, kind))
    try:
        return f"{label}, {language_name_translated(locale)}" if locale else label
    except KeyError:  # a language that Django has no name for
        return f"{label}, {locale}"


@register.simple_tag
def plate_words(target: TargetShape) -> str:
    """A target as short as its plate says it."""
    language = _reader()
    words = target.on_plate(Reading.TEEN, language)
    _reading, spoken = target.spoken_as(Reading.TEEN, language)
    is_plate = words == i18n.said(target.plate, language)
    return _in_language(words, i18n.language_of(target.plate, language) if is_plate else spoken)


@register.simple_tag
def retired_words(target: LearningTarget) -> str:
    """A retired target in the wording it had, else what its plate said."""
    live = [row for row in target.wordings.all() if row.until is None]
    adult = [row for row in live if row.reading == Reading.ADULT] or live
    words = {row.locale: row.text for row in adult} or target.plate
    return _in_language(i18n.said(words), i18n.language_of(words))


def _reader() -> str:
    return (get_language() or "en").split("-")[0]


def _in_language(words: str, language: str) -> str:
    if not words or language == _reader():
        return format_html("{}", words)
    return format_html('<span lang="{}">{}</span>', language, words)
