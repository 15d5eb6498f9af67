"""One school with so many of everything: for rules that compare a page with one thing on it and with many."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from tests.cast import START, TERM, Cast
from tests.decided import REVIEW, decided, words_of
from tests.house.plenty_of_families import more_sheets, more_with_families
from tests.house.plenty_of_groups import more_known, more_of_a_class, more_together
from tests.house.plenty_of_mentors import more_mentors
from tests.house.plenty_of_people import more_around
from tests.interop.case.packages import item, package, tie, written
from tests.work import agreed, judged, photo, piece, voice
from trellis.foundation import clock
from trellis.interop.case.importing import checked, choose_file, write
from trellis.rooms.charter.actions import publish_principles, publish_vision
from trellis.rooms.charter.queries import vision_parts_of
from trellis.rooms.circles.actions import keep_agreement, raise_hand
from trellis.rooms.community.actions import answer_comment, comment, settle_comment, supersede
from trellis.rooms.community.models import Decision, FamilyWord
from trellis.rooms.community.queries import decision_called
from trellis.rooms.community.terms import CommentState
from trellis.rooms.conferences.actions import add_to_agenda, hold_talk, promise_talk, reflect, write_line
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import next_talk_between
from trellis.rooms.continuum.actions import continuum_changed
from trellis.rooms.continuum.actions.crosswalk import align
from trellis.rooms.continuum.actions.exemplars import add_exemplar
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.continuum.actions.wording import Said, word_target
from trellis.rooms.continuum.models import (
    Area,
    Criterion,
    Framework,
    ImportRun,
    LearningTarget,
    Prerequisite,
    Standard,
    Strand,
    Wording,
)
from trellis.rooms.continuum.queries.studio import target_texts
from trellis.rooms.continuum.terms import MOST_EXEMPLARS
from trellis.rooms.evidence.actions import assess_self, contest_judgement, give_feedback, say_ready
from trellis.rooms.evidence.models import Evidence, QuickCheck
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import (
    add_own_step,
    answer_idea,
    answer_why,
    ask_why,
    choose_way,
    name_own_area,
    plan_block,
    plan_experience,
    plan_lesson,
    plant_target,
    propose_idea,
    publish_experience,
    put_away,
    reach_goal,
    set_goal,
)
from trellis.rooms.paths.models import Experience, OwnArea, Project
from trellis.rooms.people.actions import add_person, found_school, make_family_key, name_guardian, set_time_block
from trellis.rooms.people.models import Membership, Person, School, TimeBlock, User
from trellis.rooms.people.queries import next_school_day
from trellis.rooms.people.terms import Role
from trellis.rooms.privacy.actions import note_access
from trellis.rooms.profiles.actions import add_beside, say_about_me, write_support
from trellis.rooms.profiles.models import Support
from trellis.rooms.suggestions.actions import dismiss, dismiss_way

ENOUGH = 4  # files of one piece, and pieces with a picture: making them takes the longest
MOST_PRINCIPLES = 5  # they have to fit on a wall


@dataclass
class Plenty:
    """The cast with so many of everything, and which of it is opened by its own address."""

    cast: Cast
    many: int = 0
    at: datetime = field(default_factory=lambda: clock.now() - timedelta(hours=2))
    targets: list[LearningTarget] = field(default_factory=list)
    piece: Evidence | None = None
    area: OwnArea | None = None
    way: Experience | None = None
    talk: Conference | None = None
    block: TimeBlock | None = None
    framework: Framework | None = None
    standard: Standard | None = None
    run: ImportRun | None = None
    project: Project | None = None
    check: QuickCheck | None = None
    led: Conference | None = None
    shown: Conference | None = None
    word: FamilyWord | None = None

    @property
    def support(self) -> Support | None:
        return Support.objects.filter(learner=self.cast.leo).first()

    @property
    def long_ago(self) -> datetime:
        """So long ago that whoever was asked then owes an answer by name."""
        return self.at - timedelta(days=20)

    def grow(self, many: int) -> None:
        """This function will add to everything until there are so many of it."""
        for number in range(self.many, many):
            self._one_more(number)
        self.many = many
        self._made_anew(many)

    def _one_more(self, number: int) -> None:
        self._continuum(number)
        self._work(number)
        self._plans(number)
        self._day(number)
        self._between_two(number)
        child = self._people(number)
        more_together(self, number, child)
        more_around(self, number, child)
        more_mentors(self, number, child)
        more_with_families(self, number, child)
        more_known(self, number, child)
        more_of_a_class(self, number)
        self._schools(number)

    def _continuum(self, number: int) -> None:
        area = Area.objects.create(school=self.cast.school, slug=f"area-{number}", name=both("Area", number), order=50)
        own = Strand.objects.create(area=area, slug=f"s-{number}", name=both("S", number), order=1)
        strands = [self.cast.strands["forces"], own]
        for part, strand in enumerate((strands[0], strands[0], strands[1])):
            self.targets.append(target := plant_in(strand, f"more-{number}-{part}", order=100 + number))
            Prerequisite.objects.create(target=target, needs=self.cast.targets["forces-name"])
            Prerequisite.objects.create(target=self.cast.targets["forces-predict"], needs=target)
        gone = plant_in(strands[0], f"gone-{number}", order=200)
        continuum_changed(self.cast.school)  # what was planted by hand is to be read
        plant_target(learner=self.cast.leo, target=gone, by=self.cast.leo, at=self.at)
        retire_target(target=gone, replaced_by=self.cast.targets["forces-predict"], by=self.cast.vera, at=self.at)
        self._studio(number)

    def _studio(self, number: int) -> None:
        """What was changed, and an example, at the target that is looked at."""
        explain = self.cast.targets["forces-explain"]
        explain.refresh_from_db(fields=["why"])
        was = target_texts(explain).get("why.en", "")
        word_target(target=explain, said={"why.en": Said(was, f"Why {number}")}, by=self.cast.vera, at=self.at)
        if number < MOST_EXEMPLARS:
            add_exemplar(target=explain, words=f"Example {number}", language="en", by=self.cast.vera, at=self.at)

    def _work(self, number: int) -> None:
        """Leo: work that was judged, work that waits, work that is linked to nothing, all of it spoken about."""
        leo, (seen, waits, away) = self.cast.leo, self.targets[3 * number : 3 * number + 3]
        old, shot = self.at - timedelta(hours=1), [photo()] if number < ENOUGH else []
        work = piece(leo, seen, self.cast.targets["forces-explain"], files=shot, at=old, link="https://a.example/")
        sign = judged(self.cast, work, seen, Says.NOT_YET, at=old, next_step="Try a ramp", criteria=seen.criteria.all())
        judged(self.cast, piece(leo, away, files=shot, at=old), away, at=old, by=self.cast.duarte)
        contest_judgement(judgement=sign, words="I did", by=leo, at=old)
        assess_self(learner=leo, target=seen, view="with_help", words="nearly", by=leo, at=old)
        asks = piece(leo, waits, files=shot, at=self.long_ago)
        say_ready(learner=leo, target=waits, pieces=[asks], because="I can", by=leo, at=self.long_ago)
        for days in (0, 1) if number == 0 else ():  # with those below three not-yets, as soon as there is anything
            judged(self.cast, work, seen, Says.NOT_YET, at=old - timedelta(days=days), next_step="Try a ramp")
        for by, kind in ((self.cast.duarte, "word"), (leo, "reply")):
            give_feedback(evidence=work, kind=kind, text="A word", by=by, at=self.at)
        give_feedback(
            evidence=work, kind="question", text="Why?", by=self.cast.duarte, at=self.at + timedelta(minutes=number)
        )
        piece(leo, hands_in=False, files=shot, at=old)

    def _plans(self, number: int) -> None:
        leo, at, target = self.cast.leo, self.at, self.targets[3 * number]
        for one in self.targets[3 * number : 3 * number + 3]:
            plant_target(learner=leo, target=one, by=leo, at=at)
        dismiss(learner=leo, target=plant_in(self.cast.strands["design"], f"aside-{number}", order=90), by=leo, at=at)
        way = publish_experience(
            title={"en": f"Way {number}"}, kind="project", targets=[target, self.cast.targets["forces-explain"]],
            why={"en": "It rolls"}, by=self.cast.brandt, at=at,
        )  # fmt: skip
        choose_way(learner=leo, experience=way, target=target, by=leo, at=at)
        plan_experience(
            experience=way, group=self.cast.advisory, week=at.date() + timedelta(days=7), by=self.cast.brandt, at=at
        )
        area = name_own_area(learner=leo, name=f"Bees {number}", by=leo, at=at)
        self.area, self.way = self.area or area, self.way or way
        for one in {area, self.area}:
            add_own_step(area=one, text="Look", by=leo, at=at)
        piece(leo, own_area=self.area, at=at)
        ended = publish_experience(
            title={"en": f"Left {number}"}, kind="project", targets=[target], why={"en": "It rolls"},
            by=self.cast.brandt, at=at,
        )  # fmt: skip
        put_away(plan=choose_way(learner=leo, experience=ended, target=target, by=leo, at=at), by=leo, at=at)
        dismiss_way(learner=leo, experience=ended, by=leo, at=at)
        idea = propose_idea(learner=leo, target=target, text="My way", by=leo, at=at)
        answer_idea(idea=idea, yes=True, answer="Do", by=self.cast.duarte, at=at)
        propose_idea(learner=leo, target=self.cast.targets["forces-explain"], text="Another", by=leo, at=at)
        goals = [set_goal(owner=leo, horizon="week", text="A goal", by=leo, at=at) for _ in range(2)]
        reach_goal(goal=goals[0], by=leo, at=at)
        for kind in ("line", "interest", "hope"):
            say_about_me(learner=leo, kind=kind, text=f"Me {number}", visibility=("family",), by=leo, at=at)
        for child in (leo, self.cast.kim):
            shared = ("teachers", "class", "family")
            reflect(author=child, prompt="noise", text=f"T {number}", visibility=shared, by=child, at=at)
        for adult in (self.cast.duarte, self.cast.ana):
            add_beside(learner=leo, text=f"Kind {number}", by=adult, at=at)
        for child in (leo, self.cast.kim):
            write_support(learner=child, what=f"Helps {number}", how_to="So", by=self.cast.duarte, at=at)

    def _day(self, number: int) -> None:
        """A free part of the day more, planned by a learner who reads and by one who chooses pictures."""
        starts, name, on = time(number // 2 + 6, 30 * (number % 2)), both("Hour", number), self.at.date()
        block = set_time_block(
            school=self.cast.school, name=name, starts_at=starts, ends_at=starts.replace(minute=starts.minute + 20),
            is_free=True, by=self.cast.keller, at=self.at,
        )  # fmt: skip
        for learner in (self.cast.leo, self.cast.maya):
            plan_block(
                learner=learner, block=block, on=next_school_day(self.cast.school, on), target=self.targets[3 * number],
                by=learner, at=self.at,
            )  # fmt: skip
        self.block = self.block or block

    def _between_two(self, number: int) -> None:
        cast, at = self.cast, self.at
        talk = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=at.date(), by=cast.duarte, at=at)
        made = [
            self._agreement(owner, other) for owner, other in ((cast.leo, cast.duarte), (cast.duarte, cast.leo)) * 2
        ]
        talk.agreements.set(made)
        keep_agreement(agreement=made[0], by=cast.leo, at=at)
        write_line(conference=talk, text="A line", by=cast.leo, at=at)
        hold_talk(conference=talk, by=cast.duarte, at=at)
        if number == 0:
            ask_why(learner=cast.leo, target=cast.targets["forces-explain"], by=cast.leo, at=at)
        else:
            why = ask_why(learner=cast.leo, target=self.targets[3 * number], by=cast.leo, at=at)
            answer_why(question=why, answer="It holds", by=cast.brandt, at=at)

    def _agreement(self, owner: Person, other: Person) -> Any:
        return agreed(
            learner=self.cast.leo,
            owner=owner,
            other=other,
            text="bring tape",
            is_shared_with_family=True,
            by=owner,
            at=self.at,
        )

    def _people(self, number: int) -> Person:
        """One more learner of the advisory, of whom everything waits; and one more of everybody around Leo."""
        cast, at, key = self.cast, self.at, f"more-{number}"
        child = self._add(f"Nia {number}", Role.LEARNER, cast.advisory, reading="teen", grade="10", portrait="kim")
        raise_hand(learner=child, words="tape", by=child, at=at)
        propose_idea(learner=child, text="mine", by=child, at=at)
        ask_why(learner=child, target=cast.targets["forces-name"], by=child, at=at)
        work = piece(child, cast.targets["forces-name"], at=self.long_ago)
        say_ready(learner=child, target=cast.targets["forces-name"], pieces=[work], by=child, at=self.long_ago)
        promise_talk(adult=cast.duarte, learner=child, promised_on=at.date(), by=cast.duarte, at=at)
        self._add(f"Zed {number}", Role.LEARNER, cast.advisory)
        plan_lesson(
            criterion=self.targets[3 * number].criteria.get(order=1), group=cast.advisory, learners=[child, cast.leo],
            on=next_school_day(cast.school, clock.now().date()), by=cast.duarte, at=at,
        )  # fmt: skip
        agreed(learner=child, owner=cast.duarte, other=child, text="call", by=cast.duarte, at=at)
        name_guardian(guardian=cast.ana, learner=child, relation="aunt", by=cast.keller, at=at)
        adult = self._add(f"Ms {key}", Role.TEACHER, cast.advisory, portrait="osei")
        parent = self._add(f"Mrs {key}", Role.GUARDIAN, None)
        name_guardian(guardian=parent, learner=cast.leo, relation="aunt", by=cast.keller, at=at)
        Membership.objects.create(
            person=cast.brandt, role=Role.STAFF, group=None, starts_on=TERM - timedelta(days=number + 1)
        )
        note_access(learner=cast.leo, kinds=["evidence", "plans"], why="A visit", by=adult, at=at)
        note_access(learner=child, kinds=["evidence"], by=adult, at=at)
        assert adult and make_family_key(guardian=parent, by=cast.keller, at=at)
        return child

    def _add(self, name: str, role: str, group: Any, **details: Any) -> Person:
        return add_person(
            school=self.cast.school, name=name, said_as=name, role=role, group=group, by=self.cast.keller, at=self.at,
            starts_on=TERM, details=details,
        )  # fmt: skip

    def _schools(self, number: int) -> None:
        """Mr Brandt also belongs to one more school."""
        brandt, school = self.cast.brandt, School(name=f"School {number}", slug=f"school-{number}", time_zone="UTC")
        if brandt.user is None:
            brandt.user = User.objects.create(email="brandt@willow.example")
            brandt.save()
        found_school(school=school, by=Person(name="B", said_as="B", slug="b", user=brandt.user), at=self.at)

    def _made_anew(self, many: int) -> None:
        """What holds its parts from the start is made anew with so many parts."""
        cast, at = self.cast, self.at
        parts = [(both("Part", n), both("Is", n)) for n in range(many)]
        publish_vision(school=cast.school, sentence=both("Known", 0), parts=parts, by=cast.keller, at=at)
        publish_principles(school=cast.school, principles=parts[:MOST_PRINCIPLES], by=cast.keller, at=at)
        self._decisions(many)
        self._big_piece(many)
        self._big_talk(many)
        self._frameworks(many)

    def _decisions(self, many: int) -> None:
        """So many decisions of the school, of a class and about Leo; two of them in so many versions, spoken to so often."""
        cast, at = self.cast, self.at
        parts = list(vision_parts_of(cast.school))
        for number in range(many):
            decided(cast, question=f"Why {number}?", part=parts[number % len(parts)], at=at)
            decided(cast, question=f"And Leo {number}?", learner=cast.leo, at=at)
            decided(cast, question=f"And we {number}?", group=cast.advisory, at=at)
            past = {"review_on": at.date(), "at": at - timedelta(days=9), "by": cast.duarte}
            decided(cast, question=f"And again {number}?", group=cast.advisory, **past)
        for now in (
            decision_called(cast.school, "marks", viewer=None) or decided(cast, slug="marks", at=at),
            decision_called(cast.school, "ours", viewer=cast.viewer(cast.keller))
            or decided(cast, slug="ours", group=cast.advisory, at=at),
        ):
            self._spoken_to(now, many)

    def _spoken_to(self, now: Decision, many: int) -> None:
        cast, at = self.cast, self.at
        for number in range(many):
            now = supersede(decision=now, words=words_of(rows=many), review_on=REVIEW, by=cast.keller, at=at)
            if number < ENOUGH:
                comment(decision=now, upload=voice().upload, by=cast.ana, at=at)
            for state in (CommentState.STANDS, CommentState.WAITS):
                said = comment(decision=now, text=f"And then? {state}", by=cast.ana, at=at)
                answer_comment(comment=said, answer="Then we look.", by=cast.keller, at=at)
                settle_comment(comment=said, state=state, by=cast.keller, at=at)

    def _big_piece(self, many: int) -> None:
        """One piece with so many files, claims, judgements and words."""
        leo, shown = self.cast.leo, self.targets[: 3 * many : 3]
        self.piece = work = piece(leo, *shown, files=[photo(), voice()] * min(many, ENOUGH), at=self.at)
        for target in shown:
            sign = judged(self.cast, work, target, Says.NOT_YET, at=self.at, criteria=target.criteria.all())
            contest_judgement(judgement=sign, words="I did", by=leo, at=self.at)
            for by, kind in ((self.cast.duarte, "word"), (leo, "reply")):
                give_feedback(evidence=work, kind=kind, text="Hm", by=by, at=self.at, upload=voice().upload)

    def _big_talk(self, many: int) -> None:
        """The talk that comes next, with so many lines on either side, on its list and promised the last time."""
        cast, at = self.cast, self.at
        promised = next_talk_between(cast.leo, cast.duarte)
        self.talk = promised or promise_talk(
            adult=cast.duarte, learner=cast.leo, promised_on=at.date(), by=cast.duarte, at=at
        )
        for _ in range(many):
            for who in (cast.leo, cast.duarte):
                line = write_line(conference=self.talk, text="A line", by=who, at=at)
                write_line(conference=self.talk, text="A better line", by=who, at=at, line=line)
                add_to_agenda(learner=cast.leo, adult=cast.duarte, text="The ramp", by=who, at=at)
        more_sheets(self, self.talk, many)

    def _frameworks(self, many: int) -> None:
        """So many frameworks, the last of them with so many standards; a target aligned with so many; files that wait."""
        vera, school = self.cast.vera, self.cast.school
        for number in range(Framework.objects.count(), many):
            value = framework(f"F{number}", many)
            found = checked(written(value), school=school)
            self.framework = write(found, school=school, as_continuum=False, by=vera, at=self.at)[0].framework
        value = framework("F0", many + 2)
        self.run = choose_file(school=school, file_name="again.json", data=written(value), by=vera, at=self.at)
        for standard in Standard.objects.all()[:many]:
            align(target=self.cast.targets["forces-explain"], standard=standard, by=vera, at=self.at)
        self.standard = Standard.objects.get(code="F0.0")
        for target in (self.targets[2], *self.targets[:many]):  # the third has been shown
            align(target=target, standard=self.standard, by=vera, at=self.at)


def plant_in(strand: Strand, slug: str, order: int) -> LearningTarget:
    target = LearningTarget.objects.create(
        strand=strand, slug=slug, order=order, from_grade=9, to_grade=11, why=both("It helps", 0), for_home=both("Ask", 0),
        keywords={"en": ["ramp"], "es": []},
    )  # fmt: skip
    for reading in ("young", "teen", "adult"):
        Wording.objects.create(target=target, reading=reading, locale="en", text=f"I can {slug}", since=START)
    for number in (1, 2):
        Criterion.objects.create(target=target, order=number, text=both(f"{slug} seen", number))
    return target


def both(words: str, number: int) -> dict[str, str]:
    return {"en": f"{words} {number}", "es": f"{words} {number} (es)"}


def framework(name: str, many: int) -> dict[str, Any]:
    lines = [(f"{name} Area", "", "An area"), (f"{name} Strand", f"{name} Area", "A strand")]
    lines += [(f"{name}.{n}", f"{name} Strand", f"Measure ramp {n}") for n in range(many)]
    value = package(*lines)
    value["CFDocument"] |= {"identifier": item(f"cover {name}", "x")["identifier"], "title": f"Framework {name}"}
    value["CFAssociations"] = [
        tie(child, "isChildOf", parent, n) for n, (child, parent, _) in enumerate(lines) if parent
    ]
    return value
