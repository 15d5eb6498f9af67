"""The shapes of a story: what somebody made, said and was told in one term, counted in school days back from the last."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A piece of work and what came of it. Days count back; an empty text means that this was not said."""

    back: int
    title: str
    at: str = ""  # the hour, else one is taken from the title
    target: str = ""
    because: str = ""
    also: tuple[tuple[str, str], ...] = ()  # further targets, each with its because
    text: str = ""
    pic: str = ""
    sound: str = ""
    says: str = ""  # what is said in the sound, or seen in the picture
    place: str = ""
    source: str = "school"
    own: str = ""  # the own area it belongs to
    view: str = ""  # how the learner sees themself
    viewed: str = ""
    by: str = ""  # which adult answers, else the one whose area it is
    is_drawn: bool = False  # the picture is a drawing of theirs
    is_seen: bool = False  # kept by an adult who saw it
    is_draft: bool = False
    is_waiting: bool = False  # nobody has looked at it yet
    ready: str = ""  # "I am ready to show", because
    ask: str = ""
    reply: str = ""
    word: str = ""
    shown: str = ""
    not_yet: str = ""
    helps: str = ""
    is_deeper: bool = False
    contest: str = ""

    @property
    def shows(self) -> tuple[tuple[str, str], ...]:
        """Each target with its because, the main one first."""
        return ((self.target, self.because), *self.also) if self.target else ()

    @property
    def is_answered(self) -> bool:
        return bool(self.ask or self.word or self.shown or self.not_yet)


@dataclass(frozen=True, kw_only=True)
class Aim:
    """A goal: set on a day, perhaps reached or let go on another."""

    horizon: str
    text: str
    back: int
    target: str = ""
    reached: int | None = None
    let_go: int | None = None


@dataclass(frozen=True, kw_only=True)
class Own:
    """An area of one's own with its steps: done, under way, or one that could be next."""

    name: str
    back: int
    done: tuple[str, ...]
    under_way: tuple[str, ...]
    could_be: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Way:
    """An experience chosen for a target, and what else was offered."""

    experience: str
    target: str
    back: int
    place: str = ""
    with_whom: str = ""
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Idea:
    """A way of one's own: asked, and answered with a yes, with "let us talk", or not yet."""

    back: int
    text: str
    target: str
    yes: str = ""
    talk: str = ""


@dataclass(frozen=True, kw_only=True)
class Why:
    """A why question: asked and perhaps answered, or a why of one's own."""

    back: int
    target: str
    answer: str = ""
    by: str = ""
    own: str = ""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """What a learner and their adult said to each other, what each promised, and what became of it."""

    me: str
    adult: str
    will: str
    they: str
    will_kept: bool = False
    they_kept: bool = False
    will_let: str = ""
    they_let: str = ""
    will_due: int | None = None  # so many school days from today, where a day was named
    they_due: int | None = None


@dataclass(frozen=True, kw_only=True)
class NextTalk:
    """The talk that is promised: so many school days from today, or before it."""

    days: int
    at: str
    place: str = ""
    brings: str = ""  # what the learner has written for it already


@dataclass(frozen=True, kw_only=True)
class Hand:
    """A hand that is up."""

    back: int
    at: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Encounter:
    """Somebody else who met the learner."""

    by: str
    kind: str
    back: int
    at: str = "11:00"


@dataclass(frozen=True, kw_only=True)
class Story:
    """One learner's term."""

    line: str
    likes: tuple[str, ...]
    strength: str
    hope: str
    now: tuple[tuple[str, int], ...]  # targets on the path, and how long ago they were planted
    next: tuple[str, ...]  # targets that could be next
    moments: tuple[Moment, ...]
    talks: tuple[Talk, ...]  # the newest first
    promised: NextTalk
    world: dict[str, str] = field(default_factory=dict)
    aims: tuple[Aim, ...] = ()
    own: tuple[Own, ...] = ()
    first: tuple[str, ...] = ()  # titles of what stands first in the portfolio, the cover before all
    ways: tuple[Way, ...] = ()
    ideas: tuple[Idea, ...] = ()
    whys: tuple[Why, ...] = ()
    met: tuple[Encounter, ...] = ()
    hand: Hand | None = None
