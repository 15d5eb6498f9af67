"""Questions about the continuum."""

from trellis.rooms.continuum.queries.criteria import (
    criteria_by_target,
    criteria_in,
    criteria_of,
    criterion_of,
)
from trellis.rooms.continuum.queries.targets import (
    areas_of,
    target_of,
    targets_among,
    words_of_targets,
    words_today,
)
from trellis.rooms.continuum.queries.whole import (
    AreaShape,
    Continuum,
    StrandShape,
    TargetShape,
    continuum_of,
    said_to,
    targets_meant_by,
)

__all__ = [
    "AreaShape",
    "Continuum",
    "StrandShape",
    "TargetShape",
    "areas_of",
    "continuum_of",
    "criteria_by_target",
    "criteria_in",
    "criteria_of",
    "criterion_of",
    "said_to",
    "target_of",
    "targets_among",
    "targets_meant_by",
    "words_of_targets",
    "words_today",
]
