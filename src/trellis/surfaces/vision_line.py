"""The sentence a school lives by, in one quiet line at everybody's home: <include surfaces/_vision_line.html>."""

from typing import Any

from django.http import HttpRequest

from trellis.rooms.charter.models import Vision
from trellis.rooms.charter.queries import vision_now
from trellis.rooms.people.terms import Switch


def context(request: HttpRequest) -> dict[str, Any]:
    """This function will give every template the vision of the viewer's school; it is looked up only where it is shown."""

    def line() -> Vision | None:
        viewer = getattr(request, "viewer", None)
        return vision_now(viewer.person.school) if viewer and viewer.person.school.has_on(Switch.VISION_LINE) else None

    return {"vision_line": line}
