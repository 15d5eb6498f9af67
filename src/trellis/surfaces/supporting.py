"""Writing what helps a learner: the same for who advises them and for their family, each on their own side."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import change_support, end_support, write_support
from trellis.rooms.profiles.actions.supports import ChangedMeanwhile
from trellis.rooms.profiles.models import Support
from trellis.rooms.profiles.queries import support_of, supports_written_for
from trellis.rooms.profiles.rules import may_write_supports
from trellis.rooms.profiles.terms import Basis
from trellis.surfaces.forms import read_date
from trellis.surfaces.gate import Asking
from trellis.ui.told import tell


def supports_page(request: Asking, learner: Person, *, template: str, here: str) -> HttpResponse:
    """This function will show what helps a learner to those who write it, and keep one thing more. Raises Http404 for anybody
    else."""
    _require_writer(request, learner)
    if request.method != "POST":
        return _page(request, learner, template, here)
    try:
        write_support(learner=learner, by=request.viewer.person, at=clock.now(), **_typed(request))
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, learner, template, here, refused=refusal.sentence, typed=request.POST, status=422)
    tell(request, _("Written. Everybody who teaches %(name)s reads it.") % {"name": learner.said_as})
    return redirect(here)


def support_page(request: Asking, learner: Person, support_id: UUID, *, template: str, here: str) -> HttpResponse:
    """This function will let those who write supports change one, or end it on a day. Raises Http404 for anybody else."""
    _require_writer(request, learner)
    found = support_of(learner, support_id, viewer=request.viewer)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, learner, template, here, changing=found)
    try:
        _keep(request, found)
    except NotAllowed:
        raise
    except Refused as refusal:
        status = 409 if isinstance(refusal, ChangedMeanwhile) else 422
        stands = support_of(learner, support_id, viewer=request.viewer)
        return _page(
            request, learner, template, here, changing=stands, refused=refusal.sentence, typed=request.POST,
            status=status,
        )  # fmt: skip
    return redirect(here)


def _keep(request: Asking, found: Support) -> None:
    me, at = request.viewer.person, clock.now()
    if request.POST.get("act") == "end":
        last = read_date(request.POST.get("last", "")) or request.viewer.on
        end_support(support=found, ends_on=last, by=me, at=at)
        tell(request, _("It ends at the end of that day."))
        return
    change_support(support=found, knowing=request.POST.get("knowing", ""), by=me, at=at, **_typed(request))
    tell(request, _("Kept."))


def _typed(request: Asking) -> dict[str, Any]:
    form = request.POST
    return {
        "what": form.get("what", ""), "how_to": form.get("how_to", ""), "basis": form.get("basis") or Basis.NONE,
        "starts_on": read_date(form.get("from", "")), "ends_on": read_date(form.get("until", "")),
    }  # fmt: skip


def _require_writer(request: Asking, learner: Person) -> None:
    if not may_write_supports(request.viewer, learner):
        raise Http404


def _page(
    request: Asking, learner: Person, template: str, here: str, *, status: int = 200, **more: Any
) -> HttpResponse:  # fmt: skip
    written = supports_written_for(learner, viewer=request.viewer)
    context = {
        "learner": learner, "here": here, "bases": Basis.choices, "today": request.viewer.on,
        "standing": [one for one in written if one.ends_on is None or one.ends_on >= request.viewer.on],
        "ended": [one for one in written if one.ends_on is not None and one.ends_on < request.viewer.on], **more,
    }  # fmt: skip
    return render(request, template, context, status=status)
