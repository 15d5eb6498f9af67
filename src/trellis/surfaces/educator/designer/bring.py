"""Bringing in a page, a link or a photo: it becomes a draft, which says where it is from."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from trellis.foundation import clock
from trellis.foundation.files.refusals import limit_of
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import FileKind
from trellis.rooms.continuum.queries import continuum_of, targets_among
from trellis.rooms.paths.actions import ExperienceWords, draft_experience
from trellis.rooms.paths.models import Experience
from trellis.surfaces.educator.designer.place import BASE, place_asked
from trellis.surfaces.educator.designer.saved import PAGE_LIMIT_BYTES, BringForm
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell


@audience("educator")
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: Asking) -> HttpResponse:
    """A draft from what somebody else made; `?target=` says to which target it will lead."""
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    ids = read_ids([(request.POST if request.method == "POST" else request.GET).get("target", "")])
    continuum = continuum_of(request.viewer.person.school)
    if not ids <= continuum.by_id.keys():
        raise Http404
    if form.is_bound and form.is_valid() and (made := _brought(request, form, ids)):
        tell(request, _("Here is your draft. Say to which targets it leads, and why it is worth doing."))
        return redirect(f"{BASE}experiences/{made.id}/change/")
    context = {
        "form": form,
        "target": next((continuum.by_id[one] for one in ids), None),
        "place": place_asked(request.viewer, request.GET),
        "page_limit": PAGE_LIMIT_BYTES,
        "file_limit": limit_of(FileKind.DOCUMENT),
    }
    return render(request, "educator/designer_bring.html", context, status=422 if form.errors else 200)


def _brought(request: Asking, form: BringForm, ids: set[Any]) -> Experience | None:
    me, given, page = request.viewer.person, form.cleaned_data, form.page()
    title = given["title"] or page.title
    source = {"url": page.url, "author": given["made_by"] or page.author}
    if page.title and page.title != title:
        source["title"] = {me.locale: page.title}  # type: ignore[assignment]
    try:
        return draft_experience(
            words=ExperienceWords(title={me.locale: title}, what={me.locale: page.words}),
            targets=targets_among(me.school, ids), upload=given["file"], by=me, at=clock.now(),
            source={name: value for name, value in source.items() if value},
        )  # fmt: skip
    except NotAllowed:
        raise
    except Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return None
