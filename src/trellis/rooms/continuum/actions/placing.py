"""The order of a strand, and in which strand a target stands. Parts of a target stand below it and move with it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, hold_continuum, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.actions.slugs import free_slug
from trellis.rooms.continuum.models import LearningTarget, Strand
from trellis.rooms.continuum.terms import ChangeKind
from trellis.rooms.people.models import Person

Family = dict[UUID | None, list[LearningTarget]]  # by what they are part of


@action
def move_target(*, target: LearningTarget, later: bool, by: Person, at: datetime) -> bool:
    """This function will move a target one place later or earlier in its strand, and tell whether it could.

    Raises NotAllowed, or Refused for a retired one. Publishes TargetMoved.
    """
    beside = _beside(target, by=by, at=at)
    here = next(place for place, one in enumerate(beside) if one.pk == target.pk)
    there = here + (1 if later else -1)
    if not 0 <= there < len(beside):
        return False
    beside[here], beside[there] = beside[there], beside[here]
    _lay_anew(target, beside, by=by, at=at)
    return True


@action
def place_target(*, target: LearningTarget, before: LearningTarget | None, by: Person, at: datetime) -> bool:
    """This function will place a target right before another one of its strand, with none given at its end, and tell whether
    that changes anything. A part stays among the parts of the same target.

    Raises NotAllowed, or Refused for another strand's or a retired one. Publishes TargetMoved.
    """
    beside = _beside(target, by=by, at=at)
    was = [one.pk for one in beside]
    if before is not None and before.pk == target.pk:
        return False
    before = _among(before, was)
    if before is not None and before.pk not in was:
        raise Refused(_("It can stand only beside those that belong to the same line. Choose another place."))
    moved = next(one for one in beside if one.pk == target.pk)
    beside.remove(moved)
    place = len(beside) if before is None else next(n for n, one in enumerate(beside) if one.pk == before.pk)
    beside.insert(place, moved)
    if [one.pk for one in beside] == was:
        return False
    _lay_anew(target, beside, by=by, at=at)
    return True


@action
def move_to_strand(*, target: LearningTarget, strand: Strand, by: Person, at: datetime) -> None:
    """This function will move a target, with its parts, to the end of another strand of the school. What was planted, handed
    in and signed moves with it.

    Raises NotAllowed, or Refused for a retired strand. Publishes TargetMoved.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    if strand.area.school_id != school.id or strand.retired_at is not None:
        raise Refused(_("This strand is no longer there. Choose another one."))
    if target.strand_id == strand.id:
        return
    hold_continuum(school)
    was, taken = target.strand, set(LearningTarget.objects.filter(strand=strand).values_list("slug", flat=True))
    last = LearningTarget.objects.filter(strand=strand).aggregate(last=Max("order"))["last"] or 0
    moving = _with_parts(target, _family(was.id))
    for order, one in enumerate(moving, start=last + 1):
        one.strand, one.order, one.slug = strand, order, free_slug(one.slug, taken)
    moving[0].part_of = None
    LearningTarget.objects.bulk_update(moving, ["strand", "order", "slug", "part_of"])
    target.strand = strand
    # Of each that moved along, too: an import asks of every target by itself whether the school moved it.
    noted = [
        Noted(kind=ChangeKind.STRAND, before=said(was.name), after=said(strand.name), target=one, strand=strand)
        for one in moving
    ]
    note_changes(school, noted, by=by, at=at)
    publish(events.TargetMoved(school_id=school.id, target_id=target.id, strand_id=strand.id))


def _among(before: LearningTarget | None, beside: Sequence[UUID]) -> LearningTarget | None:
    """Before a part is before what it is part of, for whoever is no part of the same."""
    while before is not None and before.pk not in beside and before.part_of is not None:
        before = before.part_of
    return before


def _beside(target: LearningTarget, *, by: Person, at: datetime) -> list[LearningTarget]:
    """Those among which a target has its place: of its strand, and of what it is part of."""
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    if target.retired_at is not None:
        raise Refused(_("This target is retired. Offer it again before you move it."))
    family = _family(target.strand_id)
    return next(rows for rows in family.values() if any(one.pk == target.pk for one in rows))


def _family(strand_id: UUID) -> Family:
    rows = list(LearningTarget.objects.filter(strand_id=strand_id, retired_at=None).order_by("order", "slug"))
    here = {one.pk for one in rows}
    found: Family = defaultdict(list)
    for one in rows:
        found[one.part_of_id if one.part_of_id in here else None].append(one)
    return found


def _with_parts(target: LearningTarget, family: Family) -> list[LearningTarget]:
    found = [target]
    for part in family.get(target.pk, []):
        found += _with_parts(part, family)
    return found


def _lay_anew(target: LearningTarget, beside: Sequence[LearningTarget], *, by: Person, at: datetime) -> None:
    """The strand's places are counted anew, those that moved in `beside` and everybody's parts with them."""
    family = _family(target.strand_id)
    parent = (
        beside[0].part_of_id if beside[0].part_of_id in {one.pk for rows in family.values() for one in rows} else None
    )
    family[parent] = list(beside)
    laid = [one for root in family[None] for one in _with_parts(root, family)]
    moved = []
    for order, one in enumerate(laid, start=1):
        if one.order != order:
            one.order = order
            moved.append(one)
    LearningTarget.objects.bulk_update(moved, ["order"], batch_size=500)
    school, strand = target.strand.area.school, target.strand
    note_changes(school, [Noted(kind=ChangeKind.ORDER, target=target)], by=by, at=at)
    publish(events.TargetMoved(school_id=school.id, target_id=target.id, strand_id=strand.id))
