"""The shapes of the demo school's words: areas, strands, targets, experiences, the school's face."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The same thing said in English and in Spanish."""

    en: str
    es: str

    def said_in(self, language: str) -> str:
        """This function will return the words in the language given, in English when we have no other."""
        return self.es if language.split("-")[0] == "es" else self.en


@dataclass(frozen=True, slots=True)
class Keywords:
    """Plain words by which an interest or a learner's own sentence finds a target."""

    en: tuple[str, ...]
    es: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """One "I can": a step of a strand in three wordings. Grades count from 0, which is kindergarten."""

    slug: str
    strand: str
    order: int
    young: Text
    teen: Text
    adult: Text
    criteria: tuple[Text, ...]
    why: Text
    for_home: Text
    from_grade: int
    to_grade: int
    needs: tuple[str, ...]
    keywords: Keywords


@dataclass(frozen=True, slots=True)
class Strand:
    """An ordered row of targets: the first one stands on the ground."""

    slug: str
    area: str
    order: int
    name: Text
    hue: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A wide field of learning; a cross-cutting one belongs to no subject."""

    slug: str
    order: int
    name: Text
    line: Text
    hue: str
    cross_cutting: bool
    strands: tuple[Strand, ...]


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """Who decides what of an experience: teacher, learner or together."""

    what: str
    how: str
    where: str
    when: str
    show: str


@dataclass(frozen=True, slots=True)
class Experience:
    """Something to do on the way to a target: the means, never the end."""

    slug: str
    title: Text
    kind: str
    why: Text
    what: Text
    place: Text
    with_whom: Text
    minutes: int
    decided_by: DecidedBy
    targets: tuple[str, ...]
    from_grade: int
    to_grade: int
    picture: str
    tags: tuple[str, ...]
    young: Text | None = None  # in one to four words, for those who choose by the picture


@dataclass(frozen=True, slots=True)
class VisionPart:
    """One thing the school hopes its learners become."""

    slug: str
    title: Text
    text: Text


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the few sentences everybody in the house lives by; the first line fits on a sign."""

    slug: str
    says: Text
    means: Text


@dataclass(frozen=True, slots=True)
class Option:
    """A way the school thought of."""

    text: Text
    reason: Text | None
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """A group that was asked, and one voice of it."""

    group: Text
    words: Text | None
    said_by: Text | None
    came_of_it: Text | None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody of the cast says about a decision, in their own language, and what was answered the next day."""

    by: str
    back: int
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A question the school has answered, or one of its groups; about a learner of the cast where one is named."""

    slug: str
    by: str
    learner: str
    group: str
    vision_part: str
    decided: int
    review: int
    question: Text
    answer: Text
    why: Text | None
    instead: Text | None
    expects: Text | None
    why_no_part: Text | None
    options: tuple[Option, ...]
    voices: tuple[Voice, ...]
    comments: tuple[Comment, ...]


@dataclass(frozen=True, slots=True)
class SchoolFace:
    """What the school says of itself to anybody who comes to its door."""

    name: Text
    vision: Text
    vision_parts: tuple[VisionPart, ...]
    principles: tuple[Principle, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a group's school day: it stands, and says why, or it is free."""

    group: str
    name: Text
    starts: str
    ends: str
    because: Text | None
    picture: str
