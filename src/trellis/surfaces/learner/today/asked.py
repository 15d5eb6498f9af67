"""What is asked of a learner on Today, and what stands ready for them: the same for every reader."""

from typing import Any

from trellis.foundation import clock
from trellis.rooms.community.queries.outreach import replies_lately_to
from trellis.rooms.evidence.queries import asked_today, help_asked_of
from trellis.rooms.evidence.queries.visiting import visitors_waiting_for
from trellis.rooms.insights.queries import owed_to
from trellis.rooms.paths.queries import lessons_for, plans_of
from trellis.rooms.paths.queries.projects import invitations_to
from trellis.rooms.paths.queries.week import planned_for
from trellis.surfaces.gate import Asking


def asked_of_me(request: Asking) -> dict[str, Any]:
    """This function will gather the questions, lessons, askings and plans of others that are meant for this learner, and
    what their people owe them; with their own ways, the newest first."""
    me, viewer = request.viewer.person, request.viewer
    plans = plans_of(me, viewer=viewer)
    return {
        "replies": replies_lately_to(me, at=clock.now()),
        "plans": plans[:3],
        "on": {plan.experience_id for plan in plans},
        "asked_into": invitations_to(me),
        "checks": asked_today(viewer),
        "lessons": lessons_for(me, on=viewer.on),
        "planned": planned_for(viewer),
        "worth": owed_to(me, viewer=viewer),
        "asked": help_asked_of(me),
        "visitors": visitors_waiting_for(me.id),
    }
