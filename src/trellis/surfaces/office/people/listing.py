"""Everybody of the school by name, sixty on a page, and finding somebody."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from trellis.rooms.community.queries import comments_waiting, reviews_owed_by
from trellis.rooms.community.queries.outreach import outreach_waiting_for
from trellis.rooms.people.queries import people_added_lately, people_found
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Role
from trellis.rooms.practice.queries import support_waiting_for
from trellis.surfaces.gate import Asking, audience

A_PAGE = 60


@audience("office")
@require_safe
def people(request: Asking) -> HttpResponse:
    text = request.GET.get("find", "").strip()[:80]
    page = Paginator(people_found(request.viewer, text), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "find": text,
        "query": f"{urlencode({'find': text})}&" if text else "",
        "lately": [] if text else people_added_lately(request.viewer),
        **({} if text else _owed(request.viewer)),
    }
    return render(request, "office/people.html", context)


def _owed(viewer: Viewer) -> dict[str, Any]:
    """What whoever leads the school owes to its learners and its decisions: this is their home."""
    if Role.LEADER not in viewer.roles:
        return {}
    return {
        "reached": outreach_waiting_for(viewer),
        "support": support_waiting_for(viewer),
        "reviews": len(reviews_owed_by(viewer)),
        "asked": len(comments_waiting(viewer)),
    }
