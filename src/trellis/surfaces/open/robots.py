"""What search engines may read: the school's face and its continuum, and nothing else."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from trellis.surfaces.gate import audience

RULES = """User-agent: *
Allow: /$
Allow: /continuum/
Disallow: /
"""


@audience("everybody")
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse(RULES, content_type="text/plain; charset=utf-8")
