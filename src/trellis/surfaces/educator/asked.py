"""What learners sent to me of their own accord, and answering them: aloud, in words, with a day, or that we have spoken. For
everybody who works at the school, with a class or without."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST, require_safe

from trellis.surfaces.answering import answer_page, asked_page
from trellis.surfaces.gate import Asking, audience

BASE = "/educator/asked/"


@audience("adults")
@require_safe
def asked(request: Asking) -> HttpResponse:
    return asked_page(request, base=BASE)


@audience("adults")
@require_POST
def answer(request: Asking, request_id: UUID) -> HttpResponse:
    """Answer a learner who turned to me."""
    return answer_page(request, request_id, base=BASE)
