"""Questions about what somebody is told."""

from datetime import datetime

from django.db.models import QuerySet

from trellis.rooms.notices.models import Notice
from trellis.rooms.notices.rules import notices_visible_to
from trellis.rooms.people.rules import Viewer


def told_to(viewer: Viewer, *, at: datetime) -> QuerySet[Notice]:
    """This function will list what the viewer may be told by now and has not read, newest first."""
    rows = Notice.objects.filter(notices_visible_to(viewer), read_at__isnull=True, tell_from__lte=at)
    return rows.select_related("about")
