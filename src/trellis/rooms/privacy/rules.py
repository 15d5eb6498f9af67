"""The one policy layer: whether somebody may see or change something about a learner. Denied unless a cell grants it."""

from collections.abc import Callable, Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.db.models import Q

from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries import age_on
from trellis.rooms.people.queries.mentoring import mentored_by
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import EDUCATORS, OF_AGE, Rights, Role
from trellis.rooms.privacy.matrix import READING, WRITING, Cells, Grant, matrix
from trellis.rooms.privacy.terms import Column, Kind

# To whom a row's own opening ("visibility") opens the shared cells of a column.
OPENED_BY: dict[Column, frozenset[str]] = {
    Column.PEER: frozenset({"class", "school"}),
    Column.TEACHER: frozenset({"teachers", "school"}),
    Column.ADVISOR: frozenset({"teachers", "school"}),
    Column.OTHER_STAFF: frozenset({"school"}),
    Column.LEADER: frozenset({"school"}),
    Column.GUARDIAN: frozenset({"family"}),
    Column.MENTOR: frozenset({"my_circle"}),
}
# A guardian with limited rights reads now, next and talks; nothing else.
LIMITED = frozenset({Kind.NAME, Kind.STATES, Kind.NEXT_STEPS, Kind.CONFERENCE, Kind.AGREEMENT, Kind.SCHOOL_WORDS})

# What a cell may be narrowed to: one part of its kind.
PARTS = frozenset({"family", "ready", "adults", "first"})

EVERYTHING, NOTHING = Q(pk__isnull=False), Q(pk__in=[])

AreaFilter = Callable[[set[UUID]], Q]
AreaSource = Callable[[Collection[Membership]], set[UUID] | None]
_area_source: list[AreaSource] = []


def teaching_areas_from(source: AreaSource) -> None:
    """This function will let the room that knows teaching areas tell which areas some memberships are limited to
    (None: all)."""
    _area_source[:] = [source]


def areas_of(memberships: Collection[Membership]) -> set[UUID] | None:
    return _area_source[0](memberships) if _area_source and memberships else None


@dataclass(frozen=True)
class Relation:
    """How a viewer stands to one learner: the columns, and through which memberships they teach them."""

    columns: frozenset[Column]
    through: tuple[Membership, ...] = ()
    rights: str = ""
    age: int | None = None
    granted: dict[Kind, set[Grant]] = field(default_factory=dict, compare=False, repr=False)  # see grants

    @cached_property
    def areas(self) -> set[UUID] | None:
        """The areas in which the viewer teaches this learner; None means all."""
        return areas_of(self.through)


def relation_to(viewer: Viewer, learner: Person) -> Relation:
    """This function will say in which columns of who-sees-what a viewer stands for a learner, on the viewer's day.

    Across schools there is no relation. A guardian of a learner of 18 keeps the column, with what is shared. It is found
    once for each viewer, who lives no longer than a request.
    """
    if learner.id not in viewer.relations:
        own = viewer.own_groups if viewer.id == learner.id else None
        viewer.relations[learner.id] = relation_in(viewer, learner, _groups_of(viewer, learner) if own is None else own)
    return viewer.relations[learner.id]


def relation_in(viewer: Viewer, learner: Person, groups: AbstractSet[UUID]) -> Relation:
    """This function will say how a viewer stands to a learner of these groups: see relation_to."""
    if viewer.person.school_id != learner.school_id:
        return Relation(frozenset())
    through = tuple(m for m in viewer.memberships if m.group_id in groups and m.role in EDUCATORS)
    columns = set(_columns_by_group(viewer, learner, groups, through))
    rights = viewer.children.get(learner.id, Rights.NONE)
    if rights != Rights.NONE:
        columns.add(Column.GUARDIAN)
    return Relation(frozenset(columns), through, rights, age_on(learner, viewer.on))


def _groups_of(viewer: Viewer, learner: Person) -> set[UUID]:
    # Only groups that the viewer is in as well say anything about the two.
    if not viewer.taught_groups | viewer.own_groups:
        return set()
    if viewer.taught and not viewer.own_groups:
        return {group_id for group_id, taught in viewer.taught if taught.id == learner.id}
    rows = Membership.objects.filter(live(viewer.on), person=learner, role=Role.LEARNER, group__isnull=False)
    return {group_id for group_id in rows.values_list("group_id", flat=True) if group_id}


def _columns_by_group(
    viewer: Viewer, learner: Person, groups: AbstractSet[UUID], through: Iterable[Membership]
) -> Iterable[Column]:
    if viewer.id == learner.id:
        yield Column.LEARNER
    elif viewer.own_groups & groups:
        yield Column.PEER
    for membership in through:
        yield Column.ADVISOR if membership.role == Role.ADVISOR else Column.TEACHER
    if Role.LEADER in viewer.roles:
        yield Column.LEADER
    if viewer.is_staff and not tuple(through):
        yield Column.OTHER_STAFF
    if learner.id in mentored_by(viewer):
        yield Column.MENTOR
    if Role.OPERATOR in viewer.roles:
        yield Column.OPERATOR


def grants(relation: Relation, kind: Kind, cells: Cells | None = None) -> set[Grant]:
    """This function will collect what who-sees-what grants in this relation, after the rules of age and rights; once for
    each relation and kind, for a page asks many times over."""
    if cells is None and kind in relation.granted:
        return relation.granted[kind]
    table = cells or matrix()
    found: set[Grant] = set()
    for column in relation.columns:
        cell = table[kind, column]
        if column == Column.GUARDIAN:
            cell = _for_guardian(cell, kind, relation)
        found.update(Grant(g.verb, f"{g.condition}@{column}" if g.verb == "shared" else g.condition) for g in cell)
    if cells is None:
        relation.granted[kind] = found
    return found


def _for_guardian(cell: tuple[Grant, ...], kind: Kind, relation: Relation) -> tuple[Grant, ...]:
    if relation.rights == Rights.LIMITED and kind not in LIMITED:
        return ()
    if relation.age is not None and relation.age >= OF_AGE and kind not in {Kind.SCHOOL_WORDS, Kind.GUARDIAN_CONTACT}:
        return (Grant("shared"),) if cell else ()
    if relation.age is not None and relation.age >= 13:
        return tuple(g for g in cell if g.condition != "under13")
    return cell


def may_read(
    viewer: Viewer,
    kind: Kind,
    learner: Person,
    *,
    visibility: Collection[str] = (),
    area_ids: Collection[UUID] = (),
    parties: Collection[UUID] = (),
    part: str = "",
) -> bool:
    """This function will say whether the viewer may read one thing about a learner.

    visibility is to whom the row is opened, area_ids the areas it belongs to, parties the persons it concerns, part the
    part of its kind it is (family, ready).
    """
    relation = relation_to(viewer, learner)
    return any(
        _holds(grant, viewer, relation.areas, visibility, area_ids, parties, part)
        for grant in grants(relation, kind)
        if grant.verb in READING
    )


def may_write(
    viewer: Viewer, kind: Kind, learner: Person, *, area_ids: Collection[UUID] = (), parties: Collection[UUID] = ()
) -> bool:
    """This function will say whether the viewer may write things of this kind about a learner."""
    relation = relation_to(viewer, learner)
    return any(
        _holds(grant, viewer, relation.areas, (), area_ids, parties, "")
        for grant in grants(relation, kind)
        if grant.verb in WRITING
    )


def may_read_at_school(viewer: Viewer, kind: Kind) -> bool:
    """This function will say whether the viewer may read this kind about every learner of their school, by what they are there
    and not by whom they teach."""
    columns = {Column.LEADER} if Role.LEADER in viewer.roles else set()
    relation = Relation(frozenset(columns | ({Column.OTHER_STAFF} if viewer.is_staff else set())))
    return any(
        _holds(grant, viewer, None, (), (), (), "")
        for grant in grants(relation, kind)
        if grant.verb in READING - {"own", "shared"}
    )


def must_be_logged(viewer: Viewer, kind: Kind, learner: Person) -> bool:
    """This function will say whether the viewer reads this only with a line in the log."""
    verbs = {g.verb for g in grants(relation_to(viewer, learner), kind) if g.verb in READING - {"shared", "own"}}
    return verbs == {"logged"}


def may_contact_guardians(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may know who a learner's guardians are, to turn to them: which rights each
    of them has is not said with it."""
    contacting = WRITING - {"own"} | {"contact"}
    return any(grant.verb in contacting for grant in grants(relation_to(viewer, learner), Kind.GUARDIAN_CONTACT))


def may_have_media(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may have pictures, sounds and films about a learner at all: limited rights
    bring none. Everybody else has a file as the row that it belongs to."""
    relation = relation_to(viewer, learner)
    return relation.rights != Rights.LIMITED or relation.columns != {Column.GUARDIAN}


def _holds(
    grant: Grant,
    viewer: Viewer,
    areas: set[UUID] | None,
    visibility: Collection[str],
    area_ids: Collection[UUID],
    parties: Collection[UUID],
    part: str,
) -> bool:
    if grant.verb == "shared":
        column = Column(grant.condition.split("@")[1])
        return bool(OPENED_BY[column] & set(visibility))
    if grant.verb == "own" and parties:
        return viewer.id in parties
    if grant.condition == "areas":
        return areas is None or bool(areas & set(area_ids))
    if grant.condition == "party":
        return viewer.id in parties
    if grant.condition in PARTS:
        return part == grant.condition
    if grant.condition == "counsellor":
        return Role.COUNSELLOR in viewer.roles
    return True


def readable_areas(viewer: Viewer, kind: Kind, learner: Person) -> set[UUID] | None:
    """This function will tell in which areas the viewer may read this kind about a learner in duty: None in all, an empty
    set in none. What the learner shares row by row is not counted."""
    relation = relation_to(viewer, learner)
    conditions = {g.condition for g in grants(relation, kind) if g.verb in READING - {"shared"}}
    if not conditions:
        return set()
    return relation.areas if conditions == {"areas"} else None


def visible_rows(
    viewer: Viewer,
    kind: Kind,
    learner: Person,
    *,
    area: str | AreaFilter = "",
    parties: Iterable[str] = (),
    opened: str = "visibility",
) -> Q:
    """This function will select, of one learner's rows of this kind, those the viewer may read: may_read as a filter.

    `area` is the path from the row to its area's id, or a filter made from the areas; `parties` the paths to the persons
    it concerns, `opened` the path to the audiences that its learner opened it to ("": rows that cannot be opened).
    """
    relation, selected = relation_to(viewer, learner), NOTHING
    for grant in grants(relation, kind):
        if grant.verb in READING:
            found = _filter_for(grant, viewer, relation.areas, area, tuple(parties), opened)
            if found is EVERYTHING:
                return EVERYTHING
            selected = found if selected is NOTHING else selected | found
    return selected


def _filter_for(
    grant: Grant,
    viewer: Viewer,
    areas: set[UUID] | None,
    area: str | AreaFilter,
    parties: tuple[str, ...],
    opened: str,
) -> Q:
    if grant.verb == "shared":
        words = OPENED_BY[Column(grant.condition.split("@")[1])] if opened else ()
        return _any_of(Q(**{f"{opened}__contains": word}) for word in sorted(words))
    if grant.condition == "areas":
        if areas is None:
            return EVERYTHING
        return area(areas) if callable(area) else Q(**{f"{area}__in": sorted(areas)})
    if grant.condition == "party" or (grant.verb == "own" and parties):
        return _any_of(Q(**{path: viewer.id}) for path in parties)
    if grant.condition in PARTS:
        return NOTHING
    if grant.condition == "counsellor":
        return EVERYTHING if Role.COUNSELLOR in viewer.roles else NOTHING
    return EVERYTHING


def _any_of(conditions: Iterable[Q]) -> Q:
    selected = NOTHING
    for condition in conditions:
        selected = condition if selected is NOTHING else selected | condition
    return selected


def may_open_pages_of(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may open a learner's pages at all: oneself, those one teaches, one's
    children; for a leader every learner of the school, with a line in the log."""
    if Role.LEADER in viewer.roles:
        return viewer.person.school_id == learner.school_id
    columns = relation_to(viewer, learner).columns
    return bool(columns & {Column.LEARNER, Column.TEACHER, Column.ADVISOR, Column.GUARDIAN})
