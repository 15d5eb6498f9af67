"""Files: whoever may see what a file belongs to gets it, in parts if their player asks so; nobody else learns of it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from trellis.foundation.files import THUMBNAIL_SIDES, readable_file
from trellis.foundation.files.serving import file_answer
from trellis.rooms.community.queries.outreach import is_answer_to
from trellis.rooms.evidence.queries.on_pages import is_on_pages_of
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import audience
from trellis.surfaces.kiosk_session import kept_on_it


@require_safe
@audience("everybody")
def file(request: HttpRequest, file_id: UUID, side: int | None = None) -> HttpResponseBase:
    if side is not None and side not in THUMBNAIL_SIDES:
        raise Http404
    viewer, in_hand = request.viewer, request.kiosk  # type: ignore[attr-defined]
    if in_hand and not _is_on_tablet(request, viewer.person, file_id):
        raise Http404  # on the tablet of a class only what the three pages of its holder show
    stored = readable_file(file_id, viewer=viewer)
    if stored is None:
        raise Http404
    return file_answer(request, stored, side=side)


def _is_on_tablet(request: HttpRequest, child: Person, file_id: UUID) -> bool:
    return is_on_pages_of(child, file_id, kept_now=kept_on_it(request)) or is_answer_to(child, file_id)
