"""Everybody of the school by name, sixty on a page, and finding somebody."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from trellis.rooms.people.queries import people_added_lately, people_found
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
    }
    return render(request, "office/people.html", context)
