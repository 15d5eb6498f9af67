"""Decisions of a class, for those who teach it: writing one, writing it anew, answering what the families say."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trellis.rooms.community.models import Decision
from trellis.rooms.community.queries import classes_to_decide_for
from trellis.surfaces.deciding import kept_decision, kept_page, settle_said, write_anew, write_new
from trellis.surfaces.gate import Asking, audience

BASE = "/educator/decisions/"


@audience("educator")
@require_safe
def decision(request: Asking, slug: str) -> HttpResponse:
    return kept_page(request, _of_a_class(request, slug), base=BASE)


@audience("educator")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asking) -> HttpResponse:
    """Write a decision down for one of the classes that one teaches."""
    taught = [one for one in classes_to_decide_for(request.viewer) if one.id in request.viewer.taught_groups]
    if not taught:
        raise Http404
    return write_new(request, base=BASE, groups=taught, for_school=False)


@audience("educator")
@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: Asking, slug: str) -> HttpResponse:
    """Write a decision anew: the version before stays as it was."""
    _of_a_class(request, slug)
    return write_anew(request, slug, base=BASE)


@audience("educator")
@require_POST
def settle(request: Asking, comment_id: UUID) -> HttpResponse:
    """Answer what somebody says about a decision of the class, and say whether the people of the class read it."""
    return settle_said(request, comment_id, base=BASE)


def _of_a_class(request: Asking, slug: str) -> Decision:
    found = kept_decision(request, slug)
    if found.group_id not in request.viewer.taught_groups:
        raise Http404
    return found
