"""Writing a file while people do other things."""

import logging
from datetime import datetime
from uuid import UUID

from trellis.foundation.intents import Refused
from trellis.foundation.jobs import job
from trellis.interop.case.difference import Difference
from trellis.interop.case.importing import write_run
from trellis.interop.case.progress import Counter, StoppedError
from trellis.rooms.continuum.actions.imports import let_go_of_import
from trellis.rooms.continuum.models import ImportRun
from trellis.rooms.continuum.queries.frameworks import import_run
from trellis.rooms.continuum.terms import RunState
from trellis.rooms.people.queries import person_of

log = logging.getLogger("trellis.case")


@job
def write_file(*, run_id: str, by_id: str, moment: str) -> None:
    """Write the file of a run. Run twice it finds nothing to do; stopped, it puts everything back."""
    run, by = import_run(UUID(run_id)), person_of(by_id)
    if run is None or by is None or run.state != RunState.RUNNING:
        return
    at = datetime.fromisoformat(moment)
    counter = Counter(run.id, _rows_in(run))
    try:
        counter.tell(0)
        write_run(run, by=by, at=at, tell=counter.tell)
    except StoppedError:
        let_go_of_import(run=run, by=by, at=at)
    except Refused as refusal:
        log.warning("The writing of %s was refused: %s", run_id, refusal.sentence)
        let_go_of_import(run=run, by=by, at=at)
    finally:
        counter.end()


def _rows_in(run: ImportRun) -> int:
    """Standards first, then about as many targets where they become ours."""
    found = Difference.from_json(run.differences)
    targets = len(found.new) if run.choices.get("as_continuum") else 0
    return max(1, found.lines_in_all + targets)
