"""About me (L9): my own words, by hand, voice and picture; what adults added beside them; what helps me."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.queries import age_on
from trellis.rooms.people.terms import Reading
from trellis.rooms.privacy.readers import columns_that_read
from trellis.rooms.privacy.terms import Column, Kind
from trellis.rooms.profiles.actions import open_entry, pick_interests, say_about_me, say_about_support, take_back
from trellis.rooms.profiles.queries import own_entry, read_entries, support_of, supports_of
from trellis.rooms.profiles.terms import EntryKind
from trellis.surfaces.about_form import AboutForm
from trellis.surfaces.about_me import HEADINGS, HEADINGS_YOUNG, LIKES, OPENINGS, about_me
from trellis.surfaces.gate import Asking, audience


@audience("learner")
def about(request: Asking) -> HttpResponse:
    """My page about me; a POST keeps something I say."""
    if request.method != "POST":
        return _page(request, AboutForm())
    me, form = request.viewer.person, AboutForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    given = form.cleaned_data
    try:
        say_about_me(
            learner=me, kind=given["kind"], text=given["text"], upload=form.upload(),
            visibility=request.POST.getlist("open"), by=me, at=clock.now(),
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, form, status=422)
    return _go_on(request, f"/learner/about/#{given['kind']}")


@audience("learner")
@require_POST
def pictures(request: Asking) -> HttpResponse:
    """What I like, as pictures: those that are ticked."""
    me = request.viewer.person
    picked = [one for one in request.POST.getlist("picture") if one in LIKES]
    pick_interests(learner=me, pictures={one: str(LIKES[one]) for one in picked}, by=me, at=clock.now())
    return redirect("/learner/about/#interest")


@audience("learner")
@require_POST
def entry(request: Asking, entry_id: UUID) -> HttpResponse:
    """Open something to somebody, or take it away: mine, or what an adult put beside it."""
    me, at = request.viewer.person, clock.now()
    found, act = own_entry(me, entry_id), request.POST.get("act")
    if found is None or act not in {"open", "back"}:
        raise Http404
    if act == "back":
        take_back(entry=found, by=me, at=at)
        return redirect("/learner/about/#mine")
    try:
        open_entry(entry=found, visibility=request.POST.getlist("open"), by=me, at=at)
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, AboutForm(), refused=refusal.sentence, status=422)
    return redirect(f"/learner/about/#{found.kind}")


@audience("learner")
@require_POST
def support(request: Asking, support_id: UUID) -> HttpResponse:
    """My own words about what helps me."""
    me, viewer = request.viewer.person, request.viewer
    found = support_of(me, support_id, viewer=viewer)
    if found is None:
        raise Http404
    words = request.POST.get("words", "")
    try:
        say_about_support(support=found, words=words, by=me, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        kept = {"support_refused": refusal.sentence, "support_typed": {found.id: words}}
        return _page(request, AboutForm(), status=422, **kept)
    return redirect("/learner/about/#helps")


def _page(request: Asking, form: AboutForm, *, status: int = 200, **more: Any) -> HttpResponse:
    me, viewer = request.viewer.person, request.viewer
    entries = read_entries(me, viewer=viewer).readable
    is_young = me.reading == Reading.YOUNG
    context = {
        "form": form, "kind": form.chosen_kind(), "about": about_me(entries, me, viewer=viewer),
        "likes": LIKES, "picked": {one.picture for one in entries if one.kind == EntryKind.INTEREST and one.picture},
        "kinds": HEADINGS_YOUNG if is_young else HEADINGS, "openings": OPENINGS,
        "opened": request.POST.getlist("open"), "supports": supports_of(me, viewer=viewer),
        "support_typed": {}, "family_reads": Column.GUARDIAN in columns_that_read(Kind.PROFILE, age=age_on(me, viewer.on)),
        **more,
    }  # fmt: skip
    template = "learner/about_young.html" if is_young else "learner/about.html"
    return render(request, template, context, status=status)


def _go_on(request: Asking, url: str) -> HttpResponse:
    """A script that sends is told where to go on."""
    if "X-Sends" in request.headers:
        return HttpResponse(status=204, headers={"X-Go-On": url})
    return redirect(url)
