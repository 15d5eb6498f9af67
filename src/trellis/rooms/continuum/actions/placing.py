"""The order of a strand, and in which strand a target stands. Parts of a target stand below it and move with it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, hold_continuum, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.actions.slugs import free_slug
from trellis.rooms.continuum.models import Change, LearningTarget, Strand
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
def move_to_strand(*, target: LearningTarget, strand: Strand, by: Person, at: datetime) -> int | None:
    """This function will move a target, with its parts, to the end of another strand of the school. What was planted, handed
    in and signed moves with it. It gives the number under which it can be taken back, and none where nothing moved.

    Raises NotAllowed, or Refused for a retired strand. Publishes TargetMoved.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    if strand.area.school_id != school.id or strand.retired_at is not None:
        raise Refused(_("This strand is no longer there. Choose another one."))
    if target.strand_id == strand.id:
        return None
    hold_continuum(school)
    was, taken = target.strand, set(LearningTarget.objects.filter(strand=strand).values_list("slug", flat=True))
    last = LearningTarget.objects.filter(strand=strand).aggregate(last=Max("order"))["last"] or 0
    moving = _with_parts(target, _family(was.id))
    stood = [_place(one) for one in moving]
    for order, one in enumerate(moving, start=last + 1):
        one.strand, one.order, one.slug = strand, order, free_slug(one.slug, taken)
    moving[0].part_of = None
    LearningTarget.objects.bulk_update(moving, ["strand", "order", "slug", "part_of"])
    target.strand = strand
    # Of each that moved along, too: an import asks of every target by itself whether the school moved it.
    noted = [
        Noted(
            kind=ChangeKind.STRAND, before=said(was.name), after=said(strand.name), was=place, target=one, strand=strand
        )
        for one, place in zip(moving, stood, strict=True)
    ]
    number = note_changes(school, noted, by=by, at=at)
    publish(events.TargetMoved(school_id=school.id, target_id=target.id, strand_id=strand.id))
    return number


@action
def take_back_move(*, target: LearningTarget, number: int, by: Person, at: datetime) -> None:
    """This function will put a target that was moved to another strand back exactly where it stood, with the parts that moved
    along: its place, its short name, what it is part of. What has come into that strand since stays, in its order.
    Taken back already, it stays so.

    Raises NotAllowed, or Refused for what was not moved under that number, has been moved again since, or whose strand is
    retired. Publishes TargetMoved.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    rows = Change.objects.filter(school=school, number=number, kind=ChangeKind.STRAND)
    moves = {one.target_id: one for one in rows.select_related("target__strand").order_by("id")}
    if not (own := moves.get(target.id)) or not own.target or not own.was:
        raise Refused(_("It has been moved again since. Choose its strand here."))
    home, now = Strand.objects.get(pk=own.was["strand"]), own.target.strand
    if now.id == home.id:
        return
    if now.id != own.strand_id:
        raise Refused(_("It has been moved again since. Choose its strand here."))
    if home.retired_at is not None:
        raise Refused(_("This strand is no longer there. Choose another one."))
    back = [one for one in moves.values() if one.target and one.target.strand_id == now.id]
    _put_back(back, home, has_changed=_has_changed(home, since=number))
    target.strand = home
    noted = [
        Noted(
            kind=ChangeKind.STRAND, before=said(now.name), after=said(home.name), was={}, target=one.target, strand=home
        )
        for one in back
    ]
    note_changes(school, noted, by=by, at=at)
    publish(events.TargetMoved(school_id=school.id, target_id=target.id, strand_id=home.id))


def _place(target: LearningTarget) -> dict[str, Any]:
    above = str(target.part_of_id) if target.part_of_id else None
    return {"strand": str(target.strand_id), "order": target.order, "slug": target.slug, "part_of": above}


def _has_changed(strand: Strand, *, since: int) -> bool:
    """Whether anything has come into a strand or changed its place there, by hand or by a framework."""
    later = Change.objects.filter(school=strand.area.school_id, number__gt=since)
    here = Q(strand=strand, kind__in=(ChangeKind.ORDER, ChangeKind.STRAND, ChangeKind.NEW))
    return later.filter(here | Q(kind=ChangeKind.BROUGHT)).exists()


def _put_back(moves: Sequence[Change], home: Strand, *, has_changed: bool) -> None:
    rows = list(LearningTarget.objects.filter(strand=home))
    taken, here = {one.slug for one in rows}, {str(one.pk) for one in rows} | {str(one.target_id) for one in moves}
    back = []
    for move in moves:
        if one := move.target:
            above = move.was["part_of"] if move.was["part_of"] in here else None
            one.strand, one.order, one.slug = home, move.was["order"], free_slug(move.was["slug"], taken)
            one.part_of_id = UUID(above) if above else None
            back.append(one)
    LearningTarget.objects.bulk_update(back, ["strand", "order", "slug", "part_of"])
    if has_changed:
        # Others stand at these places by now: those that come back stand before them, and all are counted anew.
        ours = {one.pk for one in back}
        live = [one for one in (*rows, *back) if one.retired_at is None]
        live.sort(key=lambda one: (one.order, one.pk not in ours, one.slug))
        _count_anew(_by_parent(live))


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
    return _by_parent(LearningTarget.objects.filter(strand_id=strand_id, retired_at=None).order_by("order", "slug"))


def _by_parent(targets: Iterable[LearningTarget]) -> Family:
    rows = list(targets)
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
    _count_anew(family)
    school, strand = target.strand.area.school, target.strand
    note_changes(school, [Noted(kind=ChangeKind.ORDER, target=target)], by=by, at=at)
    publish(events.TargetMoved(school_id=school.id, target_id=target.id, strand_id=strand.id))


def _count_anew(family: Family) -> None:
    laid = [one for root in family[None] for one in _with_parts(root, family)]
    moved = []
    for order, one in enumerate(laid, start=1):
        if one.order != order:
            one.order = order
            moved.append(one)
    LearningTarget.objects.bulk_update(moved, ["order"], batch_size=500)
