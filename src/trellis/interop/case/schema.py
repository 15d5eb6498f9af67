"""The messages of CASE 1.0 and 1.1, in the standard's own names.

Whatever a message carries beyond the standard is kept, so that what comes out equals what came in. Beyond the official
schemas these are read too, because real packages carry them: null where a field may be absent, one text where a list
of texts is meant (1.0), an empty list in place of CFDefinitions (1.0), 1.0 as caseVersion.
"""

# ruff: noqa: N815 - the standard's own spelling

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag
from pydantic_core import PydanticCustomError

ASSOCIATION_TYPES = (
    "isChildOf",
    "isPeerOf",
    "isPartOf",
    "exactMatchOf",
    "precedes",
    "isRelatedTo",
    "replacedBy",
    "exemplar",
    "hasSkillLevel",
    "isTranslationOf",
)
LARGEST_INTEGER = 2**31 - 1


class Message(BaseModel):
    """What all messages share: nothing is coerced, and nothing that the standard does not name is lost."""

    model_config = ConfigDict(extra="allow", strict=True, protected_namespaces=())


def _form(value: Any) -> str:
    if isinstance(value, str):
        return "text"
    return "object" if isinstance(value, dict | BaseModel) else "list"


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise PydanticCustomError("float_type", "a number")
    return value


Identifier = Annotated[
    str, StringConstraints(pattern=r"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$")
]
Texts = Annotated[Annotated[str, Tag("text")] | Annotated[list[str], Tag("list")], Discriminator(_form)]
Number = Annotated[Any, AfterValidator(_number)]
AssociationType = Annotated[
    str, StringConstraints(pattern=rf"^(?:{'|'.join(ASSOCIATION_TYPES)}|ext:[a-zA-Z0-9.|_-]+)$")
]
WholeNumber = Annotated[int, Field(ge=-LARGEST_INTEGER, le=LARGEST_INTEGER)]


class LinkURI(Message):
    """A pointer to something defined in CASE."""

    title: str | None
    identifier: str
    uri: str


class LinkGenURI(LinkURI):
    """A pointer to anything, one end of an association."""

    targetType: str | None = None


class CFPckgDocument(Message):
    """The cover of a framework."""

    identifier: Identifier
    uri: str
    frameworkType: str | None = None
    caseVersion: Literal["1.0", "1.1"] | None = None
    creator: str
    title: str
    lastChangeDateTime: str
    officialSourceURL: str | None = None
    publisher: str | None = None
    description: str | None = None
    subject: Texts | None = None
    subjectURI: list[LinkURI] | None = None
    language: str | None = None
    version: str | None = None
    adoptionStatus: str | None = None
    statusStartDate: str | None = None
    statusEndDate: str | None = None
    licenseURI: LinkURI | None = None
    notes: str | None = None
    extensions: dict[str, Any] | None = None


class CFPckgItem(Message):
    """One statement of a framework, or a heading over statements."""

    identifier: Identifier
    fullStatement: str
    alternativeLabel: str | None = None
    CFItemType: str | None = None
    uri: str
    humanCodingScheme: str | None = None
    listEnumeration: str | None = None
    abbreviatedStatement: str | None = None
    conceptKeywords: Texts | None = None
    conceptKeywordsURI: LinkURI | None = None
    notes: str | None = None
    subject: Texts | None = None
    subjectURI: list[LinkURI] | None = None
    language: str | None = None
    educationLevel: Texts | None = None
    CFItemTypeURI: LinkURI | None = None
    licenseURI: LinkURI | None = None
    statusStartDate: str | None = None
    statusEndDate: str | None = None
    lastChangeDateTime: str
    extensions: dict[str, Any] | None = None


class CFPckgAssociation(Message):
    """A tie between two ends: who belongs under whom, what comes before what, and others."""

    identifier: Identifier
    associationType: AssociationType
    sequenceNumber: WholeNumber | None = None
    uri: str
    originNodeURI: LinkGenURI
    destinationNodeURI: LinkGenURI
    CFAssociationGroupingURI: LinkURI | None = None
    lastChangeDateTime: str
    notes: str | None = None
    extensions: dict[str, Any] | None = None


class Definition(Message):
    """What all definitions share."""

    identifier: str
    uri: str
    title: str
    description: str | None = None
    lastChangeDateTime: str
    extensions: dict[str, Any] | None = None


class CFConcept(Definition):
    """A concept that items may name as a keyword."""

    keywords: str | None = None
    hierarchyCode: str | None = None


class CFSubject(Definition):
    """A subject that documents and items may name."""

    hierarchyCode: str | None = None


class CFLicense(Definition):
    """The terms under which a framework may be used."""

    licenseText: str


class CFItemType(Definition):
    """A kind of item, such as Standard or Strand."""

    hierarchyCode: str | None = None
    typeCode: str | None = None


class CFAssociationGrouping(Definition):
    """A name for associations that belong together."""


class CFDefinition(Message):
    """What the package's items and associations refer to by name."""

    CFConcepts: list[CFConcept] | None = None
    CFSubjects: list[CFSubject] | None = None
    CFLicenses: list[CFLicense] | None = None
    CFItemTypes: list[CFItemType] | None = None
    CFAssociationGroupings: list[CFAssociationGrouping] | None = None
    extensions: dict[str, Any] | None = None


class CFRubricCriterionLevel(Message):
    """One description of how far a criterion is met. Kept as it came; Trellis shows no levels."""

    identifier: str
    uri: str
    description: str | None = None
    quality: str | None = None
    score: Number | None = None
    feedback: str | None = None
    position: WholeNumber | None = None
    rubricCriterionId: str | None = None
    lastChangeDateTime: str
    extensions: Any = None  # the official schema says a list here, its prose an object


class CFRubricCriterion(Message):
    """One row of a rubric."""

    identifier: str
    uri: str
    category: str | None = None
    description: str | None = None
    CFItemURI: LinkURI | None = None
    weight: Number | None = None
    position: WholeNumber | None = None
    rubricId: str | None = None
    lastChangeDateTime: str
    CFRubricCriterionLevels: list[CFRubricCriterionLevel] | None = None
    extensions: dict[str, Any] | None = None


class CFRubric(Message):
    """Criteria that belong together."""

    identifier: str
    uri: str
    title: str | None = None
    description: str | None = None
    lastChangeDateTime: str
    CFRubricCriteria: list[CFRubricCriterion] | None = None
    extensions: dict[str, Any] | None = None


NoDefinitions = Annotated[list[Any], Field(max_length=0)]


class CFPackage(Message):
    """A whole framework: its cover, its items, how they hang together, and what they refer to."""

    CFDocument: CFPckgDocument
    CFItems: list[CFPckgItem] | None = None
    CFAssociations: list[CFPckgAssociation] | None = None
    CFDefinitions: (
        Annotated[Annotated[CFDefinition, Tag("object")] | Annotated[NoDefinitions, Tag("list")], Discriminator(_form)]
        | None
    ) = None
    CFRubrics: list[CFRubric] | None = None
    extensions: dict[str, Any] | None = None

    @property
    def items(self) -> list[CFPckgItem]:
        return self.CFItems or []

    @property
    def associations(self) -> list[CFPckgAssociation]:
        return self.CFAssociations or []
