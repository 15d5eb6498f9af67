"""What an adult owes to what their classes decided: another look whose day has come, and answers to what people said."""

from dataclasses import dataclass
from uuid import UUID

from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.queries import comments_waiting, decisions_of_classes, reviews_owed_by
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class ClassDecided:
    """The decisions of the classes that somebody teaches, and what is owed to them."""

    past: list[Decision]  # the day on which one looks again has come, the oldest promise first
    coming: list[Decision]
    owed: set[UUID]  # those at which it is this adult's turn to look again
    asked: list[DecisionComment]  # what families said and nobody has answered, the longest waiting first


NOTHING_DECIDED = ClassDecided([], [], set(), [])


def class_decided(viewer: Viewer) -> ClassDecided:
    """This function will gather what the classes decided that the viewer teaches, and what the viewer owes there: one
    question where they have decided nothing."""
    found = [one for one in decisions_of_classes(viewer) if one.group_id in viewer.taught_groups]
    found.sort(key=lambda one: (one.review_on, one.id))
    past = [one for one in found if one.review_on <= viewer.on]
    asked = comments_waiting(viewer) if found else []
    return ClassDecided(
        past=past,
        coming=[one for one in found if one.review_on > viewer.on],
        owed={one.id for one in reviews_owed_by(viewer)} if past else set(),
        asked=[one for one in asked if one.decision.group_id in viewer.taught_groups],
    )
