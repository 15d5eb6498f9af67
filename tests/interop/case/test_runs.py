"""A file that was chosen in the office: it waits, is written by a job, or is let go."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import TestCase

from tests.cast import NOON, Cast
from tests.interop.case.packages import identifier, small, tie, written
from trellis.foundation import outbox
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import OutboxEntry
from trellis.interop.case.importing import choose_file
from trellis.interop.case.progress import Counter, Progress, StoppedError, ask_to_stop, progress_of
from trellis.rooms.continuum.actions.imports import let_go_of_import, start_import, word_plates
from trellis.rooms.continuum.models import Framework, ImportRun, LearningTarget
from trellis.rooms.continuum.terms import RunState
from trellis.rooms.people.models import Person


def chosen(cast: Cast, value: object = None, by: Person | None = None) -> ImportRun:
    data = written(value or small(), indent=1)
    return choose_file(school=cast.school, file_name="willow.json", data=data, by=by or cast.vera, at=NOON)


def start(cast: Cast, run: ImportRun, *, as_continuum: bool = False) -> ImportRun:
    with TestCase.captureOnCommitCallbacks(execute=True):  # the job that writes
        start_import(run=run, as_continuum=as_continuum, by=cast.vera, at=NOON)
    return ImportRun.objects.get(pk=run.pk)


def test_chosen_file_waits_with_what_it_would_change(cast: Cast) -> None:
    run = chosen(cast)

    assert (run.state, len(run.differences["new"]), bytes(run.content)) == (
        RunState.CHECKED,
        7,
        written(small(), indent=1),
    )
    assert not Framework.objects.exists()


def test_refused_file_keeps_its_problems_and_not_its_content(cast: Cast) -> None:
    value = small()
    value["CFAssociations"].append(tie("M.1", "isChildOf", "absent"))

    run = chosen(cast, value)

    assert (run.state, run.content, run.ended_at) == (RunState.REFUSED, None, NOON)
    assert run.problems[0]["values"]["identifier"] == identifier("absent")


def test_started_file_is_written_by_a_job(cast: Cast) -> None:
    run = start(cast, chosen(cast), as_continuum=True)

    assert (run.state, run.content, run.framework.title) == (RunState.DONE, None, "Willow framework")
    assert LearningTarget.objects.filter(has_our_words=False).count() == 4
    assert progress_of(run.pk) is None


def test_plates_worded_before_writing_stand_on_the_targets(cast: Cast) -> None:
    run = chosen(cast)
    word_plates(run=run, plates={identifier("M.1"): " Fold it ", identifier("M.2"): ""}, by=cast.vera, at=NOON)

    start(cast, run, as_continuum=True)

    plates = sorted(LearningTarget.objects.filter(has_our_words=False).values_list("plate__en", flat=True))
    assert plates[0] == "Fold it"
    assert plates[1] == "M.2 Make a shape strong and say why"


def test_plate_over_42_characters_is_refused(cast: Cast) -> None:
    run = chosen(cast)

    with pytest.raises(Refused, match="43 characters; a plate holds 42"):
        word_plates(run=run, plates={identifier("M.1"): "x" * 43}, by=cast.vera, at=NOON)


def test_file_is_written_once(cast: Cast) -> None:
    run = start(cast, chosen(cast))

    with pytest.raises(Refused):
        start_import(run=run, as_continuum=False, by=cast.vera, at=NOON)


def test_file_let_go_changes_nothing(cast: Cast) -> None:
    run = let_go_of_import(run=chosen(cast), by=cast.vera, at=NOON)

    assert (run.state, run.content) == (RunState.STOPPED, None)
    assert not Framework.objects.exists()
    with pytest.raises(Refused):
        start_import(run=run, as_continuum=False, by=cast.vera, at=NOON)


def test_only_keepers_choose_start_and_let_go(cast: Cast) -> None:
    run = chosen(cast)
    for person in (cast.osei, cast.leo, cast.other_leader):
        for attempt in (
            lambda by: chosen(cast, by=by),
            lambda by: start_import(run=run, as_continuum=False, by=by, at=NOON),
            lambda by: let_go_of_import(run=run, by=by, at=NOON),
            lambda by: word_plates(run=run, plates={}, by=by, at=NOON),
        ):
            with pytest.raises(NotAllowed):
                attempt(person)


def test_framework_that_changed_meanwhile_is_looked_at_again(cast: Cast) -> None:
    value = small()
    value["CFItems"][2]["fullStatement"] = "Fold card"
    start(cast, chosen(cast))
    first, second = chosen(cast, value), chosen(cast, value)
    start(cast, first)

    second = start(cast, second)

    assert second.state == RunState.CHECKED
    assert second.choices["look_again"]
    assert second.differences["same"] == 7


def test_stopping_puts_everything_back(cast: Cast, settings: Any) -> None:
    run = chosen(cast)
    ask_to_stop(run.pk)

    run = start(cast, run)

    assert run.state == RunState.STOPPED
    assert not Framework.objects.exists()
    assert not (settings.HOME / "progress" / f"{run.pk}.stop").exists()


def test_job_done_twice_writes_once(cast: Cast, settings: Any) -> None:
    settings.JOBS_AT_ONCE = False
    run = start(cast, chosen(cast))
    assert run.state == RunState.RUNNING

    outbox.run_due(at=NOON)
    OutboxEntry.objects.filter(job__contains="write_file").update(done_at=None, due_at=NOON)
    outbox.run_due(at=NOON + timedelta(minutes=5))

    assert ImportRun.objects.get(pk=run.pk).state == RunState.DONE
    assert Framework.objects.count() == 1


def test_progress_is_readable_while_it_goes_on(cast: Cast) -> None:
    run = chosen(cast)
    counter = Counter(run.pk, 1000)
    counter.tell(500)

    assert progress_of(run.pk) == Progress(500, 1000)

    ask_to_stop(run.pk)
    with pytest.raises(StoppedError):
        counter.tell(500)
    counter.end()
    assert progress_of(run.pk) is None


def test_kept_differences_are_json(cast: Cast) -> None:
    assert json.loads(json.dumps(chosen(cast).differences))["title"] == "Willow framework"
