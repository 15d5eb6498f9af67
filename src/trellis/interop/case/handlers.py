"""What CASE does when the continuum room says that something has happened."""

from datetime import datetime

from trellis.foundation import outbox
from trellis.foundation.events import on
from trellis.interop.case.tasks import write_file
from trellis.rooms.continuum.events import ImportStarted
from trellis.rooms.people.models import Person


@on(ImportStarted)
def write_the_file(event: ImportStarted, *, by: Person, at: datetime) -> None:
    outbox.put(write_file, at=at, run_id=str(event.run_id), by_id=str(by.id), moment=at.isoformat())
