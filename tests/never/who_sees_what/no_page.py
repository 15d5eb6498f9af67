"""What the table grants and no page shows yet. It is written down so that nothing is forgotten: whatever comes to be shown
makes the test fail until its line here is taken out."""

from dataclasses import dataclass

from tests.never.who_sees_what.legend import Asker, Planted

# Rows of the table whose data is shown on no page, so that there is nothing to come across.
ROWS_WITHOUT_PAGE = {
    "audit": "Not built yet: the page on which somebody reads what was done.",
}


@dataclass(frozen=True)
class NoPage:
    """Something granted and shown nowhere: to whom, of which rows, and of those only what begins so."""

    to: frozenset[str]  # columns, or single people
    rows: frozenset[str]
    begins: tuple[str, ...]
    from_age: int
    because: str

    def covers(self, thing: Planted, asker: Asker, age: int) -> bool:
        """This function will say whether this is why a thing is granted to somebody and not to be come across."""
        is_for = bool(self.to & {*asker.columns, asker.who}) and thing.row in self.rows and age >= self.from_age
        return is_for and (not self.begins or thing.what.startswith(self.begins))


def _none(to: str, rows: str, because: str, begins: tuple[str, ...] = (), from_age: int = 0) -> NoPage:
    return NoPage(frozenset(to.split()), frozenset(rows.split()), begins, from_age, because)


NO_PAGE = (
    _none("peer", "profile interests life_areas self_assessment plans", "Learners see no page about another yet."),
    _none("peer", "evidence", "Nor another's work, but by the address of its file.", ("title", "text")),
    _none(
        "mentor", "profile interests life_areas plans", "A mentor's page has the goals and the work of a learner alone."
    ),
    _none("peer osei vera ito sol", "name", "How a name is said stands with what its bearer says.", ("how to say",)),
    _none(
        "osei ito", "name", "Who neither teaches a learner nor keeps the office reads no name in full.", ("full name",)
    ),
    _none(
        "learner guardian peer",
        "name",
        "Only the office, and where one finds a person, names stand in full.",
        ("full name",),
    ),
    _none("learner", "trusted_adult", "A learner reads their own answer as ticks beside faces, and not as a sentence."),
    _none(
        "teacher advisor leader",
        "interaction",
        "That two people met is told to the learner, and its day to the adult who met: in other words than these.",
        ("that they talked",),
    ),
    _none("learner", "signals", "What a learner said about being ready, or with their hand, is not said back."),
    _none("teacher advisor", "signals", "Once it was answered, nobody is asked to look.", ("ready in",)),
    _none("tamm", "signals", "The inbox of a teacher holds the work of their areas.", ("ready, not",)),
    _none(
        "leader", "evidence", "A leader opens no single piece yet: only its title and its file.", ("text", "because")
    ),
    _none("leader", "feedback conference", "Leaders have no page with threads and talks yet."),
    _none("keller operator", "access_log", "Those who lead have no page with everybody’s looks yet."),
    _none("brandt", "access_log", "An adult has no page yet with their own looks."),
    _none("guardian", "guardian_contact", "One's own tie is not written on a page of one's own."),
    _none("guardian", "self_assessment", "Families see no goals yet.", ("goal",)),
    _none("guardian", "evidence", "Families do not see yet why a piece shows a target.", ("because",)),
    _none("guardian", "signals", "Families do not see yet what is ready to be shown."),
    _none("guardian", "plans", "Families see areas of one's own, and no plans yet.", ("plan", "day")),
    _none("guardian", "own_ideas", "Families see whys, and no ideas yet.", ("own idea", "answer to idea")),
    _none("sol", "states", "Limited rights show how a target stands, and not what was said.", ("reason", "contest")),
    _none("kim", "interaction", "What one noted about another learner stands on no page of one's own."),
    _none(
        "guardian",
        "profile interests life_areas reflection_shared self_assessment plans",
        "At eighteen a family has one page: what is shared of the newest work.",
        from_age=18,
    ),
    _none("guardian", "name", "Nor how the name is said, then.", ("how to say",), from_age=18),
)


def why_no_page(thing: Planted, asker: Asker, age: int) -> list[NoPage]:
    """This function will list the lines that say why something granted is not to be come across."""
    return [one for one in NO_PAGE if one.covers(thing, asker, age)]
