"""Planting what learners say of themselves and plan: their line, what they like, goals, paths, ways, ideas, whys."""

from collections.abc import Mapping

from trellis.demo.content import experiences
from trellis.demo.planting.plot import Plot
from trellis.demo.stories import Story, story_of
from trellis.rooms.paths.actions import (
    add_own_step,
    answer_idea,
    answer_why,
    ask_why,
    choose_way,
    let_go_of_goal,
    name_own_area,
    plant_target,
    propose_idea,
    reach_goal,
    say_own_why,
    set_goal,
)
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import say_about_me
from trellis.rooms.profiles.terms import EntryKind

ADVISORS = {"2b": "osei", "duarte": "duarte"}
EVERYBODY_I_KNOW = ("teachers", "class", "family")
GOALS_ARE_FOR = ("teachers", "family")
NEXT_CHOSEN = 4  # so many school days ago somebody chose what could be next
MORNING, NOON, AFTERNOON = "08:50", "12:20", "14:05"


def plant_lives(plot: Plot) -> None:
    """This function will let every learner with a story say who they are, and plan."""
    for slug, group in plot.told():
        learner, story = plot.people[slug], story_of(slug)
        _say(plot, learner, story)
        _own(plot, learner, story)
        _plan(plot, learner, story, {plot.people[one].said_as: plot.people[one] for one in plot.classes[group]})
        _aim(plot, learner, story)
        _ask(plot, learner, story, plot.people[ADVISORS[group]])


def _say(plot: Plot, learner: Person, story: Story) -> None:
    at = plot.moment(46, MORNING)
    said = [(EntryKind.LINE, story.line), *((EntryKind.INTEREST, one) for one in story.likes)]
    said += [(EntryKind.STRENGTH, story.strength), (EntryKind.HOPE, story.hope)]
    for kind, text in said:
        if text:
            say_about_me(learner=learner, kind=kind, text=text, visibility=EVERYBODY_I_KNOW, by=learner, at=at)


def _own(plot: Plot, learner: Person, story: Story) -> None:
    for own in story.own:
        at = plot.moment(own.back, AFTERNOON)
        area = name_own_area(learner=learner, name=own.name, by=learner, at=at)
        plot.own_areas[learner.slug, own.name] = area
        for text in own.done:
            add_own_step(area=area, text=text, is_done=True, by=learner, at=at)
        for text in own.under_way:
            add_own_step(area=area, text=text, by=learner, at=at)
        for text in own.could_be:
            add_own_step(area=area, text=text, is_next=True, by=learner, at=at)


def _plan(plot: Plot, learner: Person, story: Story, peers: Mapping[str, Person]) -> None:
    begun = {moment.target: moment.back for moment in reversed(story.moments)}  # with the first piece, at the latest
    planted = sorted((-max(back, begun.get(slug, 0) + 1), slug) for slug, back in story.now)
    for minus_back, slug in planted:
        back = -minus_back
        plant_target(learner=learner, target=plot.targets[slug], by=learner, at=plot.moment(back, MORNING))
    for way in sorted(story.ways, key=lambda way: -way.back):
        titles = [experience.title.en for experience in experiences() if experience.slug in way.offered]
        choose_way(
            learner=learner, experience=plot.experiences[way.experience], target=plot.targets[way.target],
            place=way.place, with_whom="" if way.with_whom in peers else way.with_whom, offered=titles, by=learner,
            along=[peers[way.with_whom]] if way.with_whom in peers else [], at=plot.moment(way.back, NOON),
        )  # fmt: skip
    for slug in story.next:
        at = plot.moment(NEXT_CHOSEN, AFTERNOON)
        plant_target(learner=learner, target=plot.targets[slug], state=StepState.NEXT, by=learner, at=at)


def _aim(plot: Plot, learner: Person, story: Story) -> None:
    for aim in story.aims:
        goal = set_goal(
            owner=learner, horizon=aim.horizon, text=aim.text, target=plot.targets.get(aim.target),
            visibility=GOALS_ARE_FOR, by=learner, at=plot.moment(aim.back, NOON),
        )  # fmt: skip
        if aim.reached is not None:
            reach_goal(goal=goal, by=learner, at=plot.moment(aim.reached, AFTERNOON))
        if aim.let_go is not None:
            let_go_of_goal(goal=goal, by=learner, at=plot.moment(aim.let_go, AFTERNOON))


def _ask(plot: Plot, learner: Person, story: Story, advisor: Person) -> None:
    for idea in story.ideas:
        target = plot.targets[idea.target]
        asked = propose_idea(
            learner=learner, text=idea.text, target=target, by=learner, at=plot.moment(idea.back, NOON)
        )
        if idea.yes or idea.talk:
            at = plot.moment(idea.back - 1, AFTERNOON)
            answer_idea(idea=asked, yes=bool(idea.yes), answer=idea.yes or idea.talk, by=advisor, at=at)
    for why in story.whys:
        target, at = plot.targets[why.target], plot.moment(why.back, NOON)
        if why.own:
            say_own_why(learner=learner, target=target, words=why.own, by=learner, at=at)
            continue
        question = ask_why(learner=learner, target=target, by=learner, at=at)
        if why.answer:
            answer_why(
                question=question, answer=why.answer, by=plot.people[why.by], at=plot.moment(why.back - 1, AFTERNOON)
            )
