"""What this room does in the background: small lessons are cleared away when their day has gone by."""

from datetime import datetime

from trellis.foundation.jobs import daily
from trellis.rooms.paths.actions import clear_lessons_gone_by


@daily
def clear_lessons(*, moment: str) -> None:
    """This function will delete the small lessons whose day has gone by."""
    clear_lessons_gone_by(at=datetime.fromisoformat(moment))
