"""More time with a learner (E1): one tap, and off again with one; read by nobody but whoever taps."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.rooms.conferences.actions.wishes import end_wish, wish_time
from trellis.rooms.people.queries import learner_taught_by
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell

BACK = {"week": "/educator/rhythm/week/"}


@audience("educator")
@require_POST
def more_time(request: Asking, learner_id: UUID) -> HttpResponse:
    """Wish it, or take the wish away; each undoes the other."""
    act, _colon, back = request.POST.get("act", "").partition(":")
    found, me, at = learner_taught_by(request.viewer, learner_id), request.viewer.person, clock.now()
    if found is None or act not in {"wish", "end"}:
        raise Http404
    name = {"name": found.said_as}
    if act == "wish":
        wish_time(learner=found, by=me, at=at)
        tell(
            request, _("More time with %(name)s: your week looks for it.") % name, undo=_way_back(request, "end", back)
        )
    else:
        end_wish(learner=found, by=me, at=at)
        tell(request, _("Taken away. Nothing of it is kept."), undo=_way_back(request, "wish", back))
    return redirect(BACK.get(back, f"/educator/learners/{found.id}/#talks"))


def _way_back(request: Asking, act: str, back: str) -> Undo:
    return Undo(request.path, f"{act}:{back}" if back in BACK else act)
