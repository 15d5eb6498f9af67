"""Taking back that one asked somebody into a project: the same for learners and for those who teach them."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.rooms.paths.actions import take_back_asking
from trellis.rooms.paths.queries.projects import invitation_by
from trellis.surfaces.gate import Asking
from trellis.ui.told import tell


def take_back(request: Asking, project_id: UUID, invitation_id: UUID) -> None:
    """This function will take back an asking of the viewer's own. Raises Http404 for any other."""
    found = invitation_by(request.viewer.person, invitation_id)
    if found is None or found.project_id != project_id:
        raise Http404
    take_back_asking(invitation=found, by=request.viewer.person, at=clock.now())
    tell(request, _("Taken back. It has gone from their day as well."))
