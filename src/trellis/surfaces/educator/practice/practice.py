"""My practice (E9): what I try and what came of it, what I show by example, whom I ask for support. Mine until I share it."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from trellis.surfaces.educator.practice.page import own_page
from trellis.surfaces.gate import Asking, audience


@audience("adults")
@require_safe
def practice(request: Asking) -> HttpResponse:
    return own_page(request)
