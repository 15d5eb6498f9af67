"""Where browsers look for the small mark of a site without being told: the same mark that every page names."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

import trellis.ui
from trellis.surfaces.gate import audience

MARK = Path(trellis.ui.__file__).with_name("static") / "ui" / "favicon.svg"
A_DAY = 60 * 60 * 24


@audience("everybody")
@require_safe
@cache_control(public=True, max_age=A_DAY)
def favicon(request: HttpRequest) -> HttpResponse:
    return HttpResponse(MARK.read_bytes(), content_type="image/svg+xml")
