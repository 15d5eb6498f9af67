"""Of which parts of an adult's day, and of a leader's, there is anything at all."""

from datetime import datetime

from trellis.foundation.prepared import which
from trellis.rooms.circles.queries import GOING_FOR
from trellis.rooms.circles.queries.claims import names_unanswered, open_commitments
from trellis.rooms.community.queries.deciding import comments_unanswered, reviews_due, standing_by_group
from trellis.rooms.community.queries.outreach import outreach_unanswered
from trellis.rooms.community.rules import decisions_kept_by, decisions_of_classes_visible_to
from trellis.rooms.conferences.queries import asked_to_lead
from trellis.rooms.conferences.queries.debriefs import debriefed_since, plans_outside
from trellis.rooms.insights.queries.asked import asked_rows
from trellis.rooms.paths.queries.demonstrations import demonstrations_unanswered
from trellis.rooms.paths.queries.lessons import lessons_ahead
from trellis.rooms.people.queries import taught_ids
from trellis.rooms.people.rules import Viewer
from trellis.rooms.practice.queries import open_trials, support_unanswered
from trellis.rooms.practice.rules import support_visible_to


def parts_of_day(viewer: Viewer, *, at: datetime) -> frozenset[str]:
    """This function will name the parts of an adult's day in which there is something to look at: one question instead
    of ten of which most have no answer on most days. What is found there still says itself who may read it."""
    taught = taught_ids(viewer)
    return which(
        reached=outreach_unanswered.of(viewer.id),
        asked=asked_rows.of(viewer.id, taught, since=at - GOING_FOR),
        showings=demonstrations_unanswered.of(taught),
        lessons=lessons_ahead.of(viewer.id, viewer.on),
        decided=standing_by_group.of(decisions_of_classes_visible_to(viewer)),
        to_lead=asked_to_lead.of(viewer.id),
        debriefs=plans_outside.of(taught, since=debriefed_since(viewer), on=viewer.on),
        promised=open_commitments.of(viewer.id),
        named=names_unanswered.of(viewer.id, viewer.on),
        trying=open_trials.of(viewer.id, viewer.on),
    )


def parts_of_walk(viewer: Viewer) -> frozenset[str]:
    """This function will name what waits for somebody who leads, beside the walk itself: one question instead of four."""
    kept = decisions_kept_by(viewer)
    return which(
        reached=outreach_unanswered.of(viewer.id),
        support=support_unanswered.of(viewer.id, support_visible_to(viewer)),
        reviews=reviews_due.of(kept, viewer.id, viewer.on),
        asked=comments_unanswered.of(kept),
    )
