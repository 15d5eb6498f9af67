"""Which question is offered to somebody, and what was thought about it, for those who may read it.

Nothing here counts: nobody is told how often somebody reflects.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trellis.rooms.conferences.models import Conference, Reflection
from trellis.rooms.conferences.prompts import ReflectionPrompt, whose_turn
from trellis.rooms.conferences.rules import may_read_reflection, reflections_visible_to
from trellis.rooms.evidence.queries import pieces_alone_of
from trellis.rooms.paths.queries import goals_of, recent_choices
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import learners_in
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import relation_in

LATELY = timedelta(days=21)
BECAUSE: dict[str, Any] = {
    "choice": gettext_lazy("because you chose something of your own lately"),
    "work": gettext_lazy("because you made something lately"),
    "goal": gettext_lazy("because you have set yourself a goal"),
    "talk": gettext_lazy("because a talk is coming"),
}


@dataclass(frozen=True)
class Asked:
    """The question that is offered, in its reader's words, and why it is this one."""

    prompt: ReflectionPrompt
    words: str
    because: str


def question_for(viewer: Viewer, *, at: datetime, turn: int = 0) -> Asked:
    """This function will choose one question for somebody by rules that are told beside it; nothing is remembered of what
    was offered and left."""
    me = viewer.person
    last = Reflection.objects.filter(author=me).values_list("prompt", flat=True).first() or ""
    prompt = whose_turn(me, _facts(viewer, at), day=viewer.on.toordinal(), turn=turn, but=last)
    in_turn = _("because it is its turn: about three a month come round, for everybody in another order")
    return Asked(prompt, prompt.said_to(me), str(BECAUSE.get(prompt.fits, in_turn)))


def _facts(viewer: Viewer, at: datetime) -> set[str]:
    me = viewer.person
    choices = recent_choices(me, at_most=1)
    so = {
        "choice": bool(choices) and choices[0].at > at - LATELY,
        "work": pieces_alone_of(me, viewer=viewer).filter(captured_at__gt=at - LATELY).exists(),
        "goal": bool(goals_of(me, viewer=viewer)),
        "talk": Conference.objects.filter(learner=me, held_at=None).exists(),
    }
    return {fact for fact, is_so in so.items() if is_so}


def reflections_of(author: Person, *, viewer: Viewer) -> QuerySet[Reflection]:
    """This function will list what somebody thought, newest first, as far as the viewer may read it."""
    rows = Reflection.objects.filter(reflections_visible_to(viewer, author), author=author)
    return rows.select_related("author", "file")


def reflections_of_classmates(viewer: Viewer, *, at_most: int) -> list[Reflection]:
    """This function will list what those of the viewer's own groups opened to their class, newest first."""
    peers = learners_in(viewer.own_groups, on=viewer.on).exclude(pk=viewer.id)
    rows = Reflection.objects.filter(author__in=peers, visibility__contains="class")
    found = list(rows.select_related("author__school", "file")[:at_most])
    for one in found:
        viewer.relations.setdefault(one.author_id, relation_in(viewer, one.author, viewer.own_groups))
    return [one for one in found if may_read_reflection(viewer, one)]


def own_reflection(author: Person, reflection_id: UUID) -> Reflection | None:
    """This function will find something that somebody thought, for themself."""
    return Reflection.objects.filter(pk=reflection_id, author=author).select_related("author__school", "file").first()
