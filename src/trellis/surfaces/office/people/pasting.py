"""Several people added at once: pasted as lines, looked at, and added all together or not at all."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.actions import add_people
from trellis.rooms.people.actions.several import RefusedAt
from trellis.rooms.people.rules import may_open_office
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.people.lines import Pasted, read_lines

LONGEST_TEXT = 40_000


@audience("office")
@require_http_methods(["GET", "HEAD", "POST"])
def several(request: Asking) -> HttpResponse:
    """Lines pasted are looked at first; nothing is added before a second press."""
    if not may_open_office(request.viewer):
        raise Http404
    text, act = request.POST.get("lines", "")[:LONGEST_TEXT], request.POST.get("act", "")
    found = read_lines(text, viewer=request.viewer)
    if request.method != "POST" or act != "add" or found.wrong or not found.new:
        return _page(request, text, found)
    me = request.viewer.person
    try:
        added = add_people(school=me.school, newcomers=[one.who for one in found.new if one.who], by=me, at=clock.now())
    except NotAllowed:
        raise
    except RefusedAt as refusal:
        return _page(request, text, found, number=found.new[refusal.place].number, refused=refusal)
    context = {"added": added, "told": [(person, password) for person, password in added if password]}
    return render(request, "office/people_list_added.html", context)


def _page(
    request: Asking, text: str, found: Pasted, *, number: int = 0, refused: Refused | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "text": text, "found": found, "looked": request.method == "POST", "number": number,
        "refused": str(refused.sentence) if refused else "",
    }  # fmt: skip
    is_wrong = bool(found.wrong or refused) or (request.method == "POST" and not found.lines)
    return render(request, "office/people_list.html", context, status=422 if is_wrong else 200)
