"""The nouns of this room."""

from trellis.rooms.evidence.models.helping import HelpAsk, HelpOffer
from trellis.rooms.evidence.models.judgement import (
    Contest,
    CriterionMet,
    Feedback,
    Judgement,
    ReadySignal,
    SelfAssessment,
)
from trellis.rooms.evidence.models.piece import Claim, Evidence, EvidenceFile
from trellis.rooms.evidence.models.quick_check import QuickAnswer, QuickCheck
from trellis.rooms.evidence.models.visiting import VisitorInvitation

__all__ = [
    "Claim",
    "Contest",
    "CriterionMet",
    "Evidence",
    "EvidenceFile",
    "Feedback",
    "HelpAsk",
    "HelpOffer",
    "Judgement",
    "QuickAnswer",
    "QuickCheck",
    "ReadySignal",
    "SelfAssessment",
    "VisitorInvitation",
]
