"""What this room does in the background: wishes for more time are cleared away when they are over."""

from datetime import datetime

from trellis.foundation.jobs import daily
from trellis.rooms.conferences.actions.wishes import clear_wishes_gone_by


@daily
def clear_wishes(*, moment: str) -> None:
    """This function will delete the wishes for more time whose last day has gone by."""
    clear_wishes_gone_by(at=datetime.fromisoformat(moment))
