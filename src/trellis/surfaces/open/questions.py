"""Every question that learners may be asked to reflect on, for families and anybody else to read."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from trellis.foundation.i18n import said
from trellis.rooms.conferences.prompts import bank
from trellis.surfaces.gate import Asking, audience


@audience("everybody")
@require_safe
def questions(request: Asking) -> HttpResponse:
    """The whole bank, in the page's language: the words for the young, and those for others."""
    language = get_language() or "en"
    rows = [(said(one.words_young, language), said(one.words, language)) for one in bank()]
    return render(request, "open/questions.html", {"questions": rows})
