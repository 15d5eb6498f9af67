"""Words by language: which of them to say to whom."""

from collections.abc import Mapping

from django.template.defaultfilters import filesizeformat
from django.utils import translation


def said(words: Mapping[str, str], language: str | None = None) -> str:
    """This function will choose the words in the reader's language, else English, else the first there are, else nothing."""
    return words.get(language_of(words, language), "")


def language_of(words: Mapping[str, str], language: str | None = None) -> str:
    """This function will tell in which language `said` answers, for the lang attribute beside it."""
    wanted = (language or translation.get_language() or "en").split("-")[0]
    if words.get(wanted):
        return wanted
    if words.get("en"):
        return "en"
    return next((code for code, text in words.items() if text), wanted)


def foreign(words: Mapping[str, str], language: str) -> str:
    """This function will tell in which language `said` answers where that is not the reader's, else nothing."""
    answered = language_of(words, language)
    return "" if answered == language.split("-")[0] else answered


def size_in_words(size: int) -> str:
    """This function will say a size in bytes as people do: 25 MB, and not 25.0 MB."""
    return filesizeformat(size).replace(".0", "").replace(",0", "")
