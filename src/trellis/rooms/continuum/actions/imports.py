"""One file on its way in: chosen and checked, then written or let go."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions.adopting import Adopted, AreaContent, use_as_continuum
from trellis.rooms.continuum.actions.frameworks import Brought, FrameworkContent, Tell, import_framework, require_keeper
from trellis.rooms.continuum.models import ImportRun
from trellis.rooms.continuum.terms import PLATE_LENGTH, RunState
from trellis.rooms.people.models import Person, School

Areas = Callable[[], Sequence[AreaContent]]  # laid out only once the framework is written


@action
def check_file(
    *, school: School, file_name: str, content: bytes, differences: Mapping[str, Any], problems: Sequence[Any],
    choices: Mapping[str, Any], by: Person, at: datetime,
) -> ImportRun:  # fmt: skip
    """This function will keep a file that was chosen, with what it would change, or the problems for which it is refused.

    Nothing of the framework is written. Raises NotAllowed. Publishes ImportChecked.
    """
    require_keeper(by=by, school=school, at=at)
    run = ImportRun.objects.create(
        school=school, by=by, file_name=file_name[:200], content=None if problems else content,
        state=RunState.REFUSED if problems else RunState.CHECKED, differences=differences, problems=problems,
        choices=choices, started_at=at, ended_at=at if problems else None,
    )  # fmt: skip
    publish(events.ImportChecked(school_id=school.id, run_id=run.id))
    return run


@action
def word_plates(*, run: ImportRun, plates: Mapping[str, str], by: Person, at: datetime) -> ImportRun:
    """This function will keep what somebody wants plates to say before the file is written; empty means as it came.

    Raises Refused when a plate is longer than 42 characters, or when the file is no longer waiting.
    Publishes ImportWorded.
    """
    run = _waiting(run, by=by, at=at)
    too_long = [words for words in plates.values() if len(words.strip()) > PLATE_LENGTH]
    if too_long:
        raise Refused(
            _("“{words}” has {length} characters; a plate holds {most}. Say it shorter.").format(
                words=too_long[0], length=len(too_long[0].strip()), most=PLATE_LENGTH
            )
        )
    kept = {**run.choices.get("plates", {}), **{key: words.strip() for key, words in plates.items()}}
    run.choices = {**run.choices, "plates": {key: words for key, words in kept.items() if words}}
    run.save(update_fields=["choices"])
    publish(events.ImportWorded(school_id=run.school_id, run_id=run.id))
    return run


@action
def start_import(*, run: ImportRun, as_continuum: bool, by: Person, at: datetime) -> ImportRun:
    """This function will say that a checked file shall be written; who listens to ImportStarted does it.

    Raises NotAllowed, or Refused when the file is no longer waiting. Publishes ImportStarted.
    """
    run = _waiting(run, by=by, at=at)
    run.state = RunState.RUNNING
    run.choices = {**run.choices, "as_continuum": as_continuum}
    run.save(update_fields=["state", "choices"])
    publish(events.ImportStarted(school_id=run.school_id, run_id=run.id))
    return run


@action
def bring_in(
    *,
    school: School,
    content: FrameworkContent,
    areas: Areas | None,
    by: Person,
    at: datetime,
    tell: Tell | None = None,
) -> tuple[Brought, Adopted]:
    """This function will bring a framework in and, where areas are given, take it into the continuum: one intent.

    Raises NotAllowed. Publishes FrameworkImported and FrameworkAdopted when there was anything to write.
    """
    brought = import_framework(school=school, content=content, by=by, at=at, tell=tell)
    if areas is None:
        return brought, Adopted()
    return brought, use_as_continuum(framework=brought.framework, areas=areas(), by=by, at=at, tell=tell)


@action
def carry_out_import(
    *, run: ImportRun, content: FrameworkContent, areas: Callable[[], Sequence[AreaContent]] | None, by: Person,
    at: datetime, tell: Tell | None = None,
) -> tuple[Brought, Adopted]:  # fmt: skip
    """This function will write the file of a run, all of it or nothing, and take it into the continuum where areas are given.

    Raises NotAllowed, or Refused when the run is not running. Publishes FrameworkImported and FrameworkAdopted.
    """
    require_keeper(by=by, school=run.school, at=at)
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.state != RunState.RUNNING:
        raise Refused(_("This file is no longer being written."))
    brought, adopted = bring_in(school=run.school, content=content, areas=areas, by=by, at=at, tell=tell)
    run.framework, run.state, run.content, run.ended_at = brought.framework, RunState.DONE, None, at
    run.steps_done = run.steps_in_all = brought.rows + adopted.new
    run.save()
    return brought, adopted


@action
def look_again(*, run: ImportRun, differences: Mapping[str, Any], by: Person, at: datetime) -> ImportRun:
    """This function will put a run back to waiting, because what is kept changed after its differences were shown.

    Publishes ImportHeldBack.
    """
    require_keeper(by=by, school=run.school, at=at)
    run.state, run.differences = RunState.CHECKED, differences
    run.choices = {**run.choices, "look_again": True}
    run.save(update_fields=["state", "differences", "choices"])
    publish(events.ImportHeldBack(school_id=run.school_id, run_id=run.id))
    return run


@action
def let_go_of_import(*, run: ImportRun, by: Person, at: datetime) -> ImportRun:
    """This function will let a file go that waits or is being written; nothing changes. Publishes ImportStopped.

    Raises NotAllowed, or Refused when the file is in already.
    """
    require_keeper(by=by, school=run.school, at=at)
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.state not in (RunState.CHECKED, RunState.RUNNING):
        raise Refused(_("This file is in already, or was let go. Choose it again to look at it."))
    run.state, run.content, run.ended_at = RunState.STOPPED, None, at
    run.save(update_fields=["state", "content", "ended_at"])
    publish(events.ImportStopped(school_id=run.school_id, run_id=run.id))
    return run


def _waiting(run: ImportRun, *, by: Person, at: datetime) -> ImportRun:
    require_keeper(by=by, school=run.school, at=at)
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.state != RunState.CHECKED:
        raise Refused(_("This file no longer waits to be written. Choose it again."))
    return run
