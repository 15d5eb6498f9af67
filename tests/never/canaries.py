"""Private words with a mark that nobody could make up, one for each kind, and who alone may come across them.

Leo says, makes and is told all of it; Ana is his mother, Mr Duarte his advisor, Mr Brandt teaches him, Ms Keller leads.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps

from tests.cast import NOON, Cast
from tests.decided import decided
from tests.foundation.specimens import upload
from tests.never.canaries_of_adults import of_adults
from tests.work import agreed, judged, piece
from trellis.rooms.circles.actions import raise_hand
from trellis.rooms.community.actions import comment
from trellis.rooms.conferences.actions import (
    Written,
    add_to_agenda,
    end_with_family,
    plan_with_family,
    promise_talk,
    reflect,
    say_shown,
    write_back,
    write_line,
)
from trellis.rooms.evidence.actions import (
    GivenFile,
    assess_self,
    capture,
    contest_judgement,
    give_feedback,
    say_ready,
)
from trellis.rooms.paths.actions import answer_idea, name_own_area, propose_idea, say_own_why, set_goal
from trellis.rooms.profiles.actions import add_beside, say_about_me, say_about_support, write_support

TEACHING = frozenset({"leo", "duarte", "brandt"})
SCHOOL = TEACHING | {"keller"}  # a leader reads with an entry in the log
HOME = SCHOOL | {"ana"}
TALKING = frozenset({"leo", "duarte", "keller"})


@dataclass(frozen=True)
class Canary:
    """A mark, what it stands in, and who may come across it."""

    mark: str
    what: str
    readers: frozenset[str]


class Cage:
    """Hands out marks and remembers who may see them."""

    def __init__(self) -> None:
        self.canaries: list[Canary] = []

    def words(self, what: str, readers: frozenset[str]) -> str:
        mark = f"canary{len(self.canaries):02}x{what.replace(' ', '')}"
        self.canaries.append(Canary(mark, what, readers))
        return mark


def plant(cast: Cast) -> list[Canary]:
    """This function will have everybody around Leo write something, each in the way people do it."""
    cage = Cage()
    _about_leo(cage, cast)
    _his_work(cage, cast)
    _his_plans(cage, cast)
    _between_two(cage, cast)
    _led_for_the_family(cage, cast)
    _decided(cage, cast)
    of_adults(cage, cast)
    return cage.canaries


def _decided(cage: Cage, cast: Cast) -> None:
    """What was decided about Leo, in his group, and what Ana asked about one of the school and one of the group before
    anybody let it stand."""
    words = {name: cage.words(f"decision {name}", HOME) for name in ("question", "answer", "why")}
    decided(cast, slug="leo", learner=cast.leo, **words)
    school = decided(cast, slug="science", question="Why no letters?")
    asked = cage.words("comment", frozenset({"ana", "keller"}))
    comment(decision=school, text=asked, by=cast.ana, at=NOON)
    group = frozenset({"leo", "kim", "zoe", "max", "duarte", "brandt", "keller", "ana"})
    ours = decided(cast, slug="ours", group=cast.advisory, question=cage.words("class decision", group))
    said = cage.words("class comment", frozenset({"ana", "duarte", "brandt", "keller"}))
    comment(decision=ours, text=said, by=cast.ana, at=NOON)


def _about_leo(cage: Cage, cast: Cast) -> None:
    opened: list[tuple[str, tuple[str, ...], frozenset[str]]] = [
        ("strength", (), TEACHING),
        ("hope", ("family",), TEACHING | {"ana"}),
        ("interest", ("class",), TEACHING | {"kim", "zoe", "max", "ana"}),
    ]
    for kind, visibility, readers in opened:
        words = cage.words(f"profile {kind}", readers)
        say_about_me(learner=cast.leo, kind=kind, text=words, visibility=visibility, by=cast.leo, at=NOON)
    alone = cage.words("reflection", frozenset({"leo"}))
    reflect(author=cast.leo, prompt="noise", text=alone, by=cast.leo, at=NOON)
    shared = cage.words("shared reflection", TEACHING)
    reflect(author=cast.leo, prompt="stuck", text=shared, visibility=["teachers"], by=cast.leo, at=NOON)
    added = cage.words("line beside", TEACHING)
    add_beside(learner=cast.leo, text=added, by=cast.brandt, at=NOON)
    helps = {part: cage.words(f"support {part}", HOME) for part in ("what", "how_to")}
    support = write_support(learner=cast.leo, by=cast.duarte, at=NOON, **helps)
    say_about_support(support=support, words=cage.words("support own", HOME), by=cast.leo, at=NOON)


def _his_work(cage: Cage, cast: Cast) -> None:
    target = cast.targets["forces-explain"]
    for title, readers, hands_in in (("draft", frozenset({"leo"}), False), ("handed in", HOME, True)):
        said = {part: cage.words(f"{title} {part}", readers) for part in ("title", "text", "place", "words", "file")}
        file = GivenFile(upload=upload(said.pop("file").encode(), f"{title}.txt"), words=said.pop("words"))
        capture(learner=cast.leo, files=[file], hands_in=hands_in, by=cast.leo, at=NOON, **said)
    work = piece(cast.leo, target, shows={target: cage.words("claim", HOME)})
    assess_self(
        learner=cast.leo, target=target, view="on_my_own", words=cage.words("own view", HOME), by=cast.leo, at=NOON
    )
    say_ready(
        learner=cast.leo,
        target=target,
        pieces=[work],
        because=cage.words("ready", TEACHING | {"ana"}),
        by=cast.leo,
        at=NOON,
    )
    give_feedback(evidence=work, kind="word", text=cage.words("feedback", HOME), by=cast.duarte, at=NOON)
    judgement = judged(cast, work, target, says="not_yet", reason=cage.words("reason", HOME), next_step="Try a ramp.")
    contest_judgement(judgement=judgement, words=cage.words("contest", HOME), by=cast.leo, at=NOON)


def _his_plans(cage: Cage, cast: Cast) -> None:
    target = cast.targets["design-plan"]
    set_goal(owner=cast.leo, horizon="week", text=cage.words("goal", HOME), by=cast.leo, at=NOON)
    idea = propose_idea(learner=cast.leo, target=target, text=cage.words("idea", HOME), by=cast.leo, at=NOON)
    answer_idea(idea=idea, yes=False, answer=cage.words("answer", HOME), by=cast.duarte, at=NOON)
    say_own_why(learner=cast.leo, target=target, words=cage.words("own why", HOME), by=cast.leo, at=NOON)
    name_own_area(learner=cast.leo, name=cage.words("own area", HOME), by=cast.leo, at=NOON)


def _between_two(cage: Cage, cast: Cast) -> None:
    raise_hand(learner=cast.leo, words=cage.words("raised hand", TEACHING), by=cast.leo, at=NOON)
    talk = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=NOON.date(), by=cast.duarte, at=NOON)
    for writer in (cast.leo, cast.duarte):
        write_line(conference=talk, text=cage.words(f"line of {writer.slug}", TALKING), by=writer, at=NOON)
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text=cage.words("agenda", TALKING), by=cast.leo, at=NOON)
    for shared in (False, True):
        words = cage.words(f"agreement {'for home' if shared else 'of two'}", TALKING | {"ana"})
        agreed(
            learner=cast.leo, owner=cast.duarte, other=cast.leo, text=words, is_shared_with_family=shared,
            by=cast.duarte, at=NOON,
        )  # fmt: skip


def _led_for_the_family(cage: Cage, cast: Cast) -> None:
    """What Leo showed his family and what his mother wrote back; and what he is going to show."""
    for says, readers, ends in (("shown", TALKING | {"ana"}, True), ("to be shown", TALKING, False)):
        talk = plan_with_family(
            adult=cast.duarte, learner=cast.leo, kind="student_led", promised_on=NOON.date(), guardians=[cast.ana],
            by=cast.duarte, at=NOON,
        )  # fmt: skip
        say_shown(conference=talk, part="struggle", words=cage.words(says, readers), by=cast.leo, at=NOON)
        if ends:
            end_with_family(
                conference=talk, written=Written(promises={cast.leo.id: ("try", None)}), by=cast.duarte, at=NOON
            )
            write_back(conference=talk, text=cage.words("written back", readers), by=cast.ana, at=NOON)


# By which name an address asks for which rows; any other name is tried with the rows of every kind.
ROWS = {
    "talk_id": "conferences.Conference", "conference_id": "conferences.Conference", "agreement_id": "circles.Agreement",
    "hand_id": "circles.HandRaised", "file_id": "foundation.StoredFile", "evidence_id": "evidence.Evidence",
    "piece_id": "evidence.Evidence", "judgement_id": "evidence.Judgement", "feedback_id": "evidence.Feedback",
    "reflection_id": "conferences.Reflection", "entry_id": "profiles.ProfileEntry", "support_id": "profiles.Support", "idea_id": "paths.OwnIdea", "goal_id": "paths.Goal",
    "team_id": "people.Group", "proposal_id": "community.Proposal", "trial_id": "practice.PracticeTrial",
    "area_id": "paths.OwnArea",
}  # fmt: skip
PEOPLE = {"learner_id", "person_id", "child_id", "about_id"}


def fillings(name: str, cast: Cast) -> list[Any]:
    """What to put for a parameter of an address, so that whoever guesses an address guesses right."""
    if name in PEOPLE:
        return [cast.leo.id]
    if name in ("target_id", "target"):
        return [cast.targets["forces-explain"].id]
    if name in ROWS:
        return ids_of(ROWS[name])
    return [cast.leo.id, *(row for label in sorted(set(ROWS.values())) for row in ids_of(label)[:1])]


def ids_of(label: str) -> list[UUID]:
    return list(apps.get_model(label)._base_manager.values_list("pk", flat=True))
