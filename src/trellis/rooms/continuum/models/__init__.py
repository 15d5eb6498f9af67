"""The nouns of this room."""

from trellis.rooms.continuum.models.change import Change
from trellis.rooms.continuum.models.continuum import (
    Area,
    ContinuumVersion,
    Criterion,
    LearningTarget,
    Prerequisite,
    Strand,
    TeachingArea,
    Wording,
)
from trellis.rooms.continuum.models.exemplar import Exemplar
from trellis.rooms.continuum.models.framework import (
    Alignment,
    Framework,
    FrameworkTies,
    ImportRun,
    Standard,
    StandardReference,
)

__all__ = [
    "Alignment",
    "Area",
    "Change",
    "ContinuumVersion",
    "Criterion",
    "Exemplar",
    "Framework",
    "FrameworkTies",
    "ImportRun",
    "LearningTarget",
    "Prerequisite",
    "Standard",
    "StandardReference",
    "Strand",
    "TeachingArea",
    "Wording",
]
