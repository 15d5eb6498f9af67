"""How Trellis says numbers, days and states: in words, as people do."""

from datetime import date, datetime
from functools import lru_cache

from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, pgettext, pgettext_lazy

NUMBERS = (
    gettext_noop("no"), gettext_noop("one"), gettext_noop("two"), gettext_noop("three"), gettext_noop("four"),
    gettext_noop("five"), gettext_noop("six"), gettext_noop("seven"), gettext_noop("eight"), gettext_noop("nine"),
    gettext_noop("ten"), gettext_noop("eleven"), gettext_noop("twelve"),
)  # fmt: skip


def in_words(number: int, gender: str = "") -> str:
    """This function will say a whole number up to twelve as a word, beyond that in figures.

    Where a language has two words for one ("un", "una"), `gender="f"` asks for the second.
    """
    if gender == "f" and number in (0, 1):
        return pgettext("feminine", "one") if number else pgettext("feminine", "no")
    return _(NUMBERS[number]) if 0 <= number < len(NUMBERS) else formats.number_format(number, force_grouping=True)


def quoted(words: str) -> str:
    """This function will set somebody's words between the quotation marks of the page's language."""
    return pgettext("quotation", "“%(words)s”") % {"words": words}


def as_day(moment: date | datetime, today: date | None = None) -> str:
    """This function will say a day as people do: "Thursday 15 October", with the year only when it is another year."""
    day = _local_day(moment)
    this_year = (today or timezone.localdate()).year
    pattern = pgettext("day", "l j F") if day.year == this_year else pgettext("day of another year", "l j F Y")
    return _written(day, pattern, translation.get_language())


def as_short_day(moment: date | datetime, today: date | None = None) -> str:
    """This function will say a day without its weekday: "15 October"."""
    day = _local_day(moment)
    this_year = (today or timezone.localdate()).year
    pattern = pgettext("short day", "j F") if day.year == this_year else pgettext("short day of another year", "j F Y")
    return _written(day, pattern, translation.get_language())


def as_plate_day(moment: date | datetime, today: date | None = None) -> str:
    """This function will say a day where a plate has room for few letters: "15 Oct"; of another year only "Oct 2025"."""
    day = _local_day(moment)
    this_year = (today or timezone.localdate()).year
    pattern = pgettext("day on a plate", "j M") if day.year == this_year else pgettext("month on a plate", "M Y")
    return _written(day, pattern, translation.get_language())


@lru_cache(maxsize=4096)
def _written(day: date, pattern: str, _language: str | None) -> str:
    # A page says the same few days over and over, and the month's name is looked up each time.
    return formats.date_format(day, pattern)


# As they stand within a sentence: Spanish writes them small.
LANGUAGE_WORDS = {
    "en": pgettext_lazy("within a sentence", "English"),
    "es": pgettext_lazy("within a sentence", "Spanish"),
}


def language_word(code: str) -> str:
    """This function will say the name of a language as it stands within a sentence."""
    return str(LANGUAGE_WORDS.get(code) or translation.get_language_info(code)["name_translated"])


STATE_WORDS = {
    "none": pgettext_lazy("state", "later"),
    "next": pgettext_lazy("state", "could be next"),
    "exploring": pgettext_lazy("state", "exploring"),
    "practising": pgettext_lazy("state", "practising"),
    "ready_to_show": pgettext_lazy("state", "ready to show"),
    "shown": pgettext_lazy("state", "shown"),
    "going_deeper": pgettext_lazy("state", "going deeper"),
}


def state_word(state: str) -> str:
    """This function will give the word that stands beside a plant shape."""
    return str(STATE_WORDS[str(state)])


def length_words(seconds: float) -> str:
    """This function will write the length of a recording as a clock shows it: 0:09."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _local_day(moment: date | datetime) -> date:
    if isinstance(moment, datetime):
        return timezone.localtime(moment).date() if timezone.is_aware(moment) else moment.date()
    return moment
