"""Who reads something, said ahead: the columns to which a row of who-sees-what opens it, for the sentence beside it."""

from collections.abc import Collection

from trellis.rooms.people.terms import Rights
from trellis.rooms.privacy.matrix import READING
from trellis.rooms.privacy.rules import OPENED_BY, Relation, grants
from trellis.rooms.privacy.terms import Column, Kind


def columns_that_read(kind: Kind, *, visibility: Collection[str] = (), age: int | None = None) -> frozenset[Column]:
    """This function will list in which relations somebody reads a thing of this kind that is opened so, of a learner of this
    age; a guardian with full rights."""
    return frozenset(column for column in Column if _reads(column, kind, visibility, age))


def _reads(column: Column, kind: Kind, visibility: Collection[str], age: int | None) -> bool:
    relation = Relation(frozenset({column}), rights=Rights.FULL, age=age)
    verbs = {grant.verb for grant in grants(relation, kind) if grant.verb in READING}
    return bool(verbs - {"shared"}) or (
        "shared" in verbs and bool(OPENED_BY.get(column, frozenset()) & set(visibility))
    )
