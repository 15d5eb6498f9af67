"""How a guardian may be turned to about a child: what a court has said, and where there is no contact."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.rooms.people.actions import set_contact
from trellis.rooms.people.queries import guardianships_of
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.people.person import person_or_404, to
from trellis.ui.told import Undo, tell

# What each act sets, and the act that takes it back.
ACTS = {
    "court": ({"has_court_note": True}, "no-court"),
    "no-court": ({"has_court_note": False}, "court"),
    "no-contact": ({"may_be_contacted": False}, "contact"),
    "contact": ({"may_be_contacted": True}, "no-contact"),
}


@audience("office")
@require_POST
def contact(request: Asking, learner_id: UUID, guardian_id: UUID) -> HttpResponse:
    learner, act = person_or_404(request, learner_id), request.POST.get("act", "")
    bond = next((one for one in guardianships_of(learner) if one.guardian_id == guardian_id), None)
    if bond is None or act not in ACTS:
        raise Http404
    given, back = ACTS[act]
    set_contact(guardian=bond.guardian, learner=learner, by=request.viewer.person, at=clock.now(), **given)
    names = {"name": bond.guardian.said_as, "child": learner.said_as}
    said = {
        "court": _("Kept: a court has a say between %(name)s and %(child)s."),
        "no-court": _("Kept: no court has a say between %(name)s and %(child)s."),
        "no-contact": _("Kept: nobody turns to %(name)s about %(child)s."),
        "contact": _("Kept: %(name)s may be turned to about %(child)s."),
    }
    tell(request, said[act] % names, undo=Undo(request.path, back))
    return to(learner, "#guardians")
