"""Beside a learner's own words: a signed line of mine, or what the learner said and I wrote down; and what helps them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import learner_taught_by
from trellis.rooms.profiles.actions import add_beside, take_back, write_down
from trellis.rooms.profiles.queries import entry_of, read_entries
from trellis.rooms.profiles.terms import EntryKind
from trellis.surfaces.about_me import HEADINGS, about_me
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.supporting import support_page, supports_page

WRITTEN_DOWN = [EntryKind.STRENGTH, EntryKind.INTEREST, EntryKind.HOPE, EntryKind.NEED, EntryKind.TO_ADULTS]


@audience("educator")
def about(request: Asking, learner_id: UUID) -> HttpResponse:
    """The learner's words as they stand, and one line beside them: mine, or theirs as they said it to me."""
    found = _taught(request, learner_id)
    if request.method != "POST":
        return _page(request, found)
    try:
        _keep(request, found)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, found, refused=str(refusal.sentence))
    return redirect(f"/educator/learners/{found.id}/#words")


@audience("educator")
@require_POST
def line(request: Asking, learner_id: UUID, entry_id: UUID) -> HttpResponse:
    """Take my own line away again."""
    found, me = _taught(request, learner_id), request.viewer.person
    entry = entry_of(found, entry_id, author=me)
    if entry is None:
        raise Http404
    take_back(entry=entry, by=me, at=clock.now())
    return redirect(f"/educator/learners/{found.id}/about/")


@audience("educator")
def supports(request: Asking, learner_id: UUID) -> HttpResponse:
    """What helps a learner, for the advisor who writes it down."""
    found = _taught(request, learner_id)
    here = f"/educator/learners/{found.id}/supports/"
    return supports_page(request, found, template="educator/learner_supports.html", here=here)


@audience("educator")
def support(request: Asking, learner_id: UUID, support_id: UUID) -> HttpResponse:
    """Change what helps a learner, or end it on a day."""
    found = _taught(request, learner_id)
    here = f"/educator/learners/{found.id}/supports/"
    return support_page(request, found, support_id, template="educator/learner_supports.html", here=here)


def _keep(request: Asking, found: Person) -> None:
    form, me, at = request.POST, request.viewer.person, clock.now()
    text, kind = form.get("text", ""), form.get("kind", "")
    if kind == EntryKind.BESIDE:
        add_beside(learner=found, text=text, by=me, at=at)
    else:
        write_down(learner=found, kind=kind, text=text, by=me, at=at)


def _page(request: Asking, found: Person, *, refused: str = "") -> HttpResponse:
    viewer = request.viewer
    entries = read_entries(found, viewer=viewer).readable
    context = {
        "learner": found, "about": about_me(entries, found, viewer=viewer), "refused": refused,
        "typed": request.POST, "kinds": {str(kind): HEADINGS[kind] for kind in WRITTEN_DOWN},
        "mine": [one for one in entries if one.is_beside and one.author_id == viewer.id],
    }  # fmt: skip
    return render(request, "educator/learner_about.html", context, status=422 if refused else 200)


def _taught(request: Asking, learner_id: UUID) -> Person:
    found = learner_taught_by(request.viewer, learner_id)
    if found is None:
        raise Http404
    return found
