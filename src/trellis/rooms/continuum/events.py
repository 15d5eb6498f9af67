"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class FrameworkImported(Event):
    sentence: ClassVar[str] = "brought a framework in: {new} new, {changed} changed, {retired} retired"
    framework_id: UUID
    new: int
    changed: int
    retired: int


@dataclass(frozen=True, kw_only=True)
class FrameworkAdopted(Event):
    sentence: ClassVar[str] = (
        "took a framework into the continuum: {new} new targets, {changed} changed, {retired} retired"
    )
    framework_id: UUID
    new: int
    changed: int
    retired: int


@dataclass(frozen=True, kw_only=True)
class ImportChecked(Event):
    sentence: ClassVar[str] = "chose a file to bring in"
    run_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImportStarted(Event):
    sentence: ClassVar[str] = "said that a file shall be brought in"
    run_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImportStopped(Event):
    sentence: ClassVar[str] = "let a file go without bringing it in"
    run_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImportWorded(Event):
    sentence: ClassVar[str] = "said how plates of a file that waits shall read"
    run_id: UUID


@dataclass(frozen=True, kw_only=True)
class ImportHeldBack(Event):
    sentence: ClassVar[str] = "let a file wait, because what it would change is otherwise now"
    run_id: UUID


@dataclass(frozen=True, kw_only=True)
class StandardAligned(Event):
    sentence: ClassVar[str] = "aligned a target with a standard"
    target_id: UUID
    standard_id: UUID


@dataclass(frozen=True, kw_only=True)
class StandardUnaligned(Event):
    sentence: ClassVar[str] = "took a target and a standard apart"
    target_id: UUID
    standard_id: UUID


@dataclass(frozen=True, kw_only=True)
class TargetRetired(Event):
    sentence: ClassVar[str] = "retired a target"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContinuumWritten(Event):
    sentence: ClassVar[str] = "wrote areas, strands and targets of the continuum"
    areas: int
    strands: int
    targets: int


@dataclass(frozen=True, kw_only=True)
class TeachingAreasGiven(Event):
    sentence: ClassVar[str] = "said which areas somebody teaches"
    membership_id: UUID


@dataclass(frozen=True, kw_only=True)
class TargetOffered(Event):
    sentence: ClassVar[str] = "offered a retired target again"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class TargetWorded(Event):
    sentence: ClassVar[str] = "worded a target: {texts} texts"
    target_id: UUID
    texts: int


@dataclass(frozen=True, kw_only=True)
class CriteriaWritten(Event):
    sentence: ClassVar[str] = "wrote what can be seen when a target is shown: {lines} lines"
    target_id: UUID
    lines: int


@dataclass(frozen=True, kw_only=True)
class CriterionMoved(Event):
    sentence: ClassVar[str] = "moved a line of what can be seen when a target is shown"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class CriterionRetired(Event):
    sentence: ClassVar[str] = "took away a line of what can be seen when a target is shown"
    target_id: UUID
    criterion_id: UUID


@dataclass(frozen=True, kw_only=True)
class CriterionOffered(Event):
    sentence: ClassVar[str] = "put a line back of what can be seen when a target is shown"
    target_id: UUID
    criterion_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExemplarAdded(Event):
    sentence: ClassVar[str] = "added an example to a target"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExemplarTakenBack(Event):
    sentence: ClassVar[str] = "took an example of a target back"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExemplarPutBack(Event):
    sentence: ClassVar[str] = "put an example of a target back"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class TargetMoved(Event):
    sentence: ClassVar[str] = "moved a target to another place or strand"
    target_id: UUID
    strand_id: UUID


@dataclass(frozen=True, kw_only=True)
class TargetAdded(Event):
    sentence: ClassVar[str] = "added a target to a strand"
    target_id: UUID
    strand_id: UUID


@dataclass(frozen=True, kw_only=True)
class StrandAdded(Event):
    sentence: ClassVar[str] = "added a strand to an area"
    strand_id: UUID


@dataclass(frozen=True, kw_only=True)
class StrandNamed(Event):
    sentence: ClassVar[str] = "named a strand"
    strand_id: UUID


@dataclass(frozen=True, kw_only=True)
class StrandMoved(Event):
    sentence: ClassVar[str] = "moved a strand to another place in its area"
    strand_id: UUID


@dataclass(frozen=True, kw_only=True)
class StrandRetired(Event):
    sentence: ClassVar[str] = "retired a strand that held no target"
    strand_id: UUID


@dataclass(frozen=True, kw_only=True)
class StrandOffered(Event):
    sentence: ClassVar[str] = "put a retired strand back"
    strand_id: UUID


@dataclass(frozen=True, kw_only=True)
class AreaAdded(Event):
    sentence: ClassVar[str] = "added an area to the continuum"
    area_id: UUID


@dataclass(frozen=True, kw_only=True)
class AreaMoved(Event):
    sentence: ClassVar[str] = "moved an area to another place in the continuum"
    area_id: UUID


@dataclass(frozen=True, kw_only=True)
class AreaNamed(Event):
    sentence: ClassVar[str] = "named an area of the continuum"
    area_id: UUID


@dataclass(frozen=True, kw_only=True)
class PrerequisiteAdded(Event):
    sentence: ClassVar[str] = "said that a target leans on another"
    target_id: UUID
    needs_id: UUID


@dataclass(frozen=True, kw_only=True)
class PrerequisiteRemoved(Event):
    sentence: ClassVar[str] = "said that a target no longer leans on another"
    target_id: UUID
    needs_id: UUID
