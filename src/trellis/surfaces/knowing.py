"""Who knows whom, for those who ask and those who volunteer: the promise that one press makes, and the threads as a drawing."""

from collections.abc import Iterable
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from trellis.engine.loom import Loom, draw_loom
from trellis.foundation import clock
from trellis.rooms.circles.actions.commitment import promise_to_know, take_back_promise
from trellis.rooms.circles.queries.claims import open_commitment_between
from trellis.rooms.insights.queries.who_knows_whom import Standing
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import Asking
from trellis.ui.told import Undo, tell


def promise(request: Asking, learner: Person) -> None:
    """This function will keep an adult's "I will", or take it back where it was a slip; and say so, with the way back.

    Raises Refused for a learner who has left, Http404 for any other act.
    """
    me, at, act, name = request.viewer.person, clock.now(), request.POST.get("act"), {"name": learner.said_as}
    if act == "will":
        promise_to_know(learner=learner, by=me, at=at)
        sentence = _("%(name)s is off the list. In three weeks you are asked how it is; %(name)s is told nothing.")
        tell(request, sentence % name, undo=Undo(request.path, "back"))
    elif act == "back":
        if standing := open_commitment_between(me, learner):
            take_back_promise(commitment=standing, by=me, at=at)
        tell(request, _("Taken back."))
    else:
        raise Http404


def woven(standings: Iterable[Standing]) -> Loom:
    """This function will draw the threads between these learners and whoever named one of them or was named, all by name."""
    rows = list(standings)
    adults: dict[UUID, Person] = {adult.id: adult for one in rows for adult in (*one.mutual, *one.named, *one.named_by)}
    by_name = sorted(adults.values(), key=lambda adult: (adult.said_as, adult.id))
    threads = [
        (one.learner.id, adult.id, both)
        for one in rows
        for both, them in ((True, one.mutual), (False, (*one.named, *one.named_by)))
        for adult in them
    ]
    return draw_loom(
        [(one.learner.id, one.learner.said_as, one.has_nobody) for one in rows],
        [(adult.id, adult.said_as) for adult in by_name],
        threads,
    )
