"""What this room does in the background: letting go of what was promised to be gone."""

from datetime import datetime

from trellis.foundation.jobs import daily
from trellis.rooms.evidence.actions import clear_help_asks, let_go_of_check
from trellis.rooms.evidence.queries import checks_to_let_go


@daily
def let_go_of_checks(*, moment: str) -> None:
    """This function will let go of every quick check whose two weeks are over, as was said when it was asked."""
    at = datetime.fromisoformat(moment)
    for check in checks_to_let_go(at=at):
        let_go_of_check(check=check, by=check.teacher, at=at)


@daily
def clear_asks(*, moment: str) -> None:
    """This function will delete what was asked of those who offered to help a week ago."""
    clear_help_asks(at=datetime.fromisoformat(moment))
