"""What others have written down, beside what we say: a framework's standards, and one of them with our targets."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.crosswalk import align, unalign
from trellis.rooms.continuum.models import Standard
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.queries.crosswalk import standard_of, standards_in, targets_by_standard, targets_near
from trellis.rooms.continuum.queries.frameworks import framework_of
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum.keeping import A_PAGE, HOME, chosen_target, school_kept


@audience("office")
def framework(request: Asking, framework_id: UUID) -> HttpResponse:
    """The standards of one framework: all, or those that no target of ours is aligned with."""
    school = school_kept(request)
    found = framework_of(school, framework_id)
    if found is None:
        raise Http404
    words, only = request.GET.get("words", ""), request.GET.get("show") == "unaligned"
    page = Paginator(standards_in(found, words=words, only_unaligned=only), A_PAGE).get_page(request.GET.get("page"))
    aligned = targets_by_standard(continuum_of(school), page.object_list)
    left = standards_in(found, only_unaligned=True).count()
    context = {
        "framework": found, "rows": [(standard, aligned[standard.id]) for standard in page], "page": page,
        "words": words, "only": only, "left": left, "query": _kept_query(words, only),
    }  # fmt: skip
    return render(request, "office/continuum_framework.html", context)


@audience("office")
def standard(request: Asking, standard_id: UUID) -> HttpResponse:
    """One standard in its own words: our targets that it is aligned with, and those that are near to it."""
    school = school_kept(request)
    found = standard_of(school, standard_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        _act_on_standard(request, found)
        return redirect(f"{HOME}standards/{standard_id}/")
    ours, person = continuum_of(school), request.viewer.person
    aligned = targets_by_standard(ours, [found])[found.id]
    words = request.GET.get("words", "") or f"{found.short_text} {found.text}"
    near = targets_near(ours, words, reading=person.reading, language=person.locale)
    context = {
        "standard": found, "aligned": aligned, "near": [t for t in near if t not in aligned],
        "words": request.GET.get("words", ""),
    }  # fmt: skip
    return render(request, "office/continuum_standard.html", context)


def _kept_query(words: str, only: bool) -> str:
    kept = {"words": words} if words else {}
    if only:
        kept["show"] = "unaligned"
    return f"{urlencode(kept)}&" if kept else ""


def _act_on_standard(request: Asking, found: Standard) -> None:
    target = chosen_target(request, request.POST.get("target", ""))
    change = align if request.POST.get("act") == "align" else unalign
    try:
        change(target=target, standard=found, by=request.viewer.person, at=clock.now())
        messages.success(request, _("Kept."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
