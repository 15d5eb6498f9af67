"""What can be seen when a target is shown: its lines, by language, in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, hold_continuum, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.actions.wording import Overtaken, Said, TooLong, plainly, speaks
from trellis.rooms.continuum.models import Criterion, LearningTarget
from trellis.rooms.continuum.queries import criteria_of
from trellis.rooms.continuum.terms import CRITERION_LENGTH, ChangeKind
from trellis.rooms.people.models import Person


@dataclass(frozen=True)
class Line:
    """One line as somebody leaves it, by language; without an id it is a new one. `name` is what the form calls it."""

    name: str
    id: UUID | None
    said: Mapping[str, Said]


@action
def write_criteria(*, target: LearningTarget, lines: Sequence[Line], by: Person, at: datetime) -> int:
    """This function will reword lines and add new ones at the end, and tell how many have changed. What was signed keeps the
    words it had.

    Where another keeper changed the same line meanwhile nothing is written, and Overtaken says what stands there. A line is
    emptied by taking it away. Raises NotAllowed, or Refused for what is too long. Publishes CriteriaWritten.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    kept = {one.id: one for one in criteria_of(target.id)}
    there = [one.text for one in kept.values()]
    lines = [
        replace(one, said={code: words for code, words in one.said.items() if speaks(code, *there)}) for one in lines
    ]
    _refuse_gone(lines, kept)
    _refuse_long(lines)
    _refuse_overtaken(lines, kept)
    last = Criterion.objects.filter(target=target).aggregate(last=Max("order"))["last"] or 0
    noted = []
    for line in lines:
        if not line.id and not any(plainly(one.now) for one in line.said.values()):
            continue
        row = kept[line.id] if line.id else Criterion(target=target, order=last + 1, text={})
        if (text := _reworded(row, line)) == row.text:
            continue
        before, row.text, last = said(row.text), text, max(last, row.order)
        row.save()
        noted.append(Noted(kind=ChangeKind.CRITERION, before=before, after=_different(before, text), target=target))
    if noted:
        note_changes(school, noted, by=by, at=at)
        publish(events.CriteriaWritten(school_id=school.id, target_id=target.id, lines=len(noted)))
    return len(noted)


@action
def move_criterion(*, criterion: Criterion, earlier: bool, by: Person, at: datetime) -> None:
    """This function will let a line and its neighbour change places; at the end of the list nothing happens.

    Raises NotAllowed. Publishes CriterionMoved.
    """
    target = criterion.target
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    rows = criteria_of(target.id)
    here = next((place for place, one in enumerate(rows) if one.id == criterion.id), None)
    there = None if here is None else here + (-1 if earlier else 1)
    if here is None or there is None or not 0 <= there < len(rows):
        return
    before = said(rows[there].text) if earlier else said(rows[here].text)
    rows[here], rows[there] = rows[there], rows[here]
    for order, one in enumerate(rows, start=1):
        one.order = order
    Criterion.objects.bulk_update(rows, ["order"])
    note_changes(school, [Noted(kind=ChangeKind.ORDER, part="criterion", after=before, target=target)], by=by, at=at)
    publish(events.CriterionMoved(school_id=school.id, target_id=target.id))


@action
def take_criterion_away(*, criterion: Criterion, by: Person, at: datetime) -> None:
    """This function will retire a line: it is asked of nobody any more, and stays where somebody has ticked it.

    Raises NotAllowed. Publishes CriterionRetired.
    """
    school = criterion.target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    if not Criterion.objects.filter(pk=criterion.pk, retired_at=None).update(retired_at=at):
        return
    gone = Noted(kind=ChangeKind.CRITERION, before=said(criterion.text), target=criterion.target)
    note_changes(school, [gone], by=by, at=at)
    publish(
        events.CriterionRetired(school_id=school.id, target_id=criterion.target_id, criterion_id=criterion.id)
    )  # fmt: skip


@action
def put_criterion_back(*, criterion: Criterion, by: Person, at: datetime) -> None:
    """This function will put a line back that was taken away. Raises NotAllowed. Publishes CriterionOffered."""
    school = criterion.target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    if not Criterion.objects.filter(pk=criterion.pk, retired_at__isnull=False).update(retired_at=None):
        return
    back = Noted(kind=ChangeKind.CRITERION, after=said(criterion.text), target=criterion.target)
    note_changes(school, [back], by=by, at=at)
    publish(
        events.CriterionOffered(school_id=school.id, target_id=criterion.target_id, criterion_id=criterion.id)
    )  # fmt: skip


def _reworded(row: Criterion, line: Line) -> dict[str, str]:
    texts = {**row.text, **{locale: plainly(one.now) for locale, one in line.said.items() if _is_changed(one)}}
    kept = {locale: text for locale, text in texts.items() if text}
    return kept or row.text  # an emptied line is left as it was: it is taken away, not emptied


def _is_changed(one: Said) -> bool:
    return plainly(one.was) != plainly(one.now)


def _different(before: str, text: Mapping[str, str]) -> str:
    """What the history shows as new: in the language in which it differs."""
    return said(text) if said(text) != before else next((words for words in text.values() if words != before), before)


def _refuse_gone(lines: Sequence[Line], kept: Mapping[UUID, Criterion]) -> None:
    if any(line.id and line.id not in kept for line in lines):
        raise Refused(_("Somebody else has taken one of these lines away meanwhile. Look at them again."))


def _refuse_long(lines: Sequence[Line]) -> None:
    long = [
        f"{line.name}.{locale}"
        for line in lines
        for locale, one in line.said.items()
        if len(plainly(one.now)) > CRITERION_LENGTH
    ]
    if long:
        sentence = _("A line is one thing that can be seen, in at most %(most)s characters. Say it shorter, or as two.")
        raise TooLong(sentence % {"most": CRITERION_LENGTH}, long)


def _refuse_overtaken(lines: Sequence[Line], kept: Mapping[UUID, Criterion]) -> None:
    stands = {
        f"{line.name}.{locale}": now
        for line in lines
        if line.id
        for locale, one in line.said.items()
        if _is_changed(one) and (now := kept[line.id].text.get(locale, "")) not in (plainly(one.was), plainly(one.now))
    }
    if stands:
        raise Overtaken(
            _("Somebody else has changed the same words meanwhile. Read both, and keep what it shall say."), stands
        )
