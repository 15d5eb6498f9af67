"""My child in their own words, with a line of mine beside them; and what helps my child."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.queries import reflections_of
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import children_of
from trellis.rooms.profiles.actions import add_beside, take_back
from trellis.rooms.profiles.queries import entry_of, read_entries, supports_of
from trellis.rooms.profiles.rules import may_add_beside
from trellis.surfaces.about_me import about_me
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.supporting import support_page, supports_page


@audience("family")
def about(request: Asking, child_id: UUID) -> HttpResponse:
    """My child's own words first; a POST adds a signed line of mine."""
    found = _child(request, child_id)
    if request.method != "POST":
        return _page(request, found)
    text = request.POST.get("text", "")
    try:
        add_beside(learner=found, text=text, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, refused=str(refusal.sentence))
    return redirect(f"/family/child/{found.id}/about/#words")


@audience("family")
@require_POST
def line(request: Asking, child_id: UUID, entry_id: UUID) -> HttpResponse:
    """Take my own line away again."""
    found, me = _child(request, child_id), request.viewer.person
    entry = entry_of(found, entry_id, author=me)
    if entry is None:
        raise Http404
    take_back(entry=entry, by=me, at=clock.now())
    return redirect(f"/family/child/{found.id}/about/")


@audience("family")
def supports(request: Asking, child_id: UUID) -> HttpResponse:
    """What helps my child: written by me, read by everybody who teaches my child."""
    found = _child(request, child_id)
    here = f"/family/child/{found.id}/supports/"
    return supports_page(request, found, template="family/child_supports.html", here=here)


@audience("family")
def support(request: Asking, child_id: UUID, support_id: UUID) -> HttpResponse:
    """Change what helps my child, or end it on a day."""
    found = _child(request, child_id)
    here = f"/family/child/{found.id}/supports/"
    return support_page(request, found, support_id, template="family/child_supports.html", here=here)


def _page(request: Asking, found: Person, *, refused: str = "") -> HttpResponse:
    viewer = request.viewer
    entries = read_entries(found, viewer=viewer).readable
    context = {
        "learner": found, "about": about_me(entries, found, viewer=viewer), "refused": refused,
        "typed": request.POST.get("text", ""), "supports": supports_of(found, viewer=viewer),
        "thought": list(reflections_of(found, viewer=viewer)[:3]),
        "mine": [one for one in entries if one.is_beside and one.author_id == viewer.id],
    }  # fmt: skip
    return render(request, "family/child_about.html", context, status=422 if refused else 200)


def _child(request: Asking, child_id: UUID) -> Person:
    """A child of the viewer's, to whose words the viewer may add: with full rights, until the child is of age."""
    found = next((one for one in children_of(request.viewer) if one.id == child_id), None)
    if found is None or not may_add_beside(request.viewer, found):
        raise Http404
    return found
