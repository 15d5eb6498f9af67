"""The stories as they are written: whole, in voices of their own, and free of words we never say."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from tests.demo.test_content import words_never_said_in
from trellis.demo import content, media
from trellis.demo.planting.people import cast
from trellis.demo.planting.work import AREA_OF, adult_for
from trellis.demo.stories import Moment, story_of
from trellis.demo.stories.together import activities, moments_of

GROUPS = {group: [one["slug"] for one in cast()["learners"] if one["group"] == group] for group in ("2b", "duarte")}
NAMES = {one["slug"]: one["name"] for one in cast()["learners"]}
EVERYBODY = [(group, slug) for group, slugs in GROUPS.items() for slug in slugs]
AREAS = {adult["slug"]: adult.get("areas") for adult in cast()["adults"]}
ANSWERED_AFTER = 4  # a question, an answer and a last word need so many school days
NOT_PROSE = {"at", "target", "pic", "sound", "source", "own", "view", "by", "horizon", "kind", "experience"}
# A child may speak of second grade and of a mark in the sand; it is the school that gives neither.
THEIR_OWN = {"grade", "marked", "graders"}


def own_moments() -> Iterator[tuple[str, str, Moment]]:
    for group, slug in EVERYBODY:
        for moment in story_of(slug).moments:
            yield group, slug, moment


def all_moments() -> Iterator[tuple[str, str, Moment]]:
    yield from own_moments()
    for group, slugs in GROUPS.items():
        for slug in slugs:
            for moment in moments_of(slug, group, slugs, NAMES[slug]):
                yield group, slug, moment


def texts_in(value: object, name: str = "") -> Iterator[str]:
    """Every sentence in a story, without its keys and short names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_PROSE:
                yield from texts_in(inner, key)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner, name)
    elif isinstance(value, str) and " " in value:
        yield value


def test_stories_are_many_and_each_is_its_own() -> None:
    titles = Counter(moment.title for _group, _slug, moment in own_moments())
    reasons = Counter(moment.because for _group, _slug, moment in own_moments() if moment.because)

    assert len(list(all_moments())) >= 600
    assert len(titles) >= 300
    assert [reason for reason, times in reasons.items() if times > 1] == []
    assert max(titles.values()) <= 2


@pytest.mark.parametrize(("group", "slug"), EVERYBODY)
def test_story_lets_one_meet_somebody(group: str, slug: str) -> None:
    story = story_of(slug)

    assert story.line
    assert len(story.likes) >= 2
    assert len(story.moments) >= 6
    assert len(story.talks) >= 2
    assert {step for step, _back in story.now} | set(story.next) <= set(AREA_OF)
    assert 1 <= len(story.next) <= 3
    assert any(moment.ask or moment.not_yet or moment.word for moment in story.moments)


@pytest.mark.parametrize(("group", "slug"), EVERYBODY)
def test_words_of_a_story_are_none_we_never_say(group: str, slug: str) -> None:
    shown = [*moments_of(slug, group, GROUPS[group], NAMES[slug])]
    told = list(texts_in([asdict(story_of(slug)), *map(asdict, shown)]))

    said = {text: set(words_never_said_in(text, "en")) - THEIR_OWN for text in told}

    assert {text: words for text, words in said.items() if words} == {}


def test_moments_name_what_there_is() -> None:
    known = {piece.file for piece in media.pieces()}
    for _group, slug, moment in all_moments():
        named = {f"{moment.pic}.webp"} if moment.pic else set()
        named |= {f"{moment.sound}.wav"} if moment.sound else set()
        assert named <= known, (slug, moment.title)
        assert {target for target, _because in moment.shows} <= set(AREA_OF), (slug, moment.title)
        assert moment.text or named, (slug, moment.title)
        assert len(moment.title) <= 120
        assert all(len(because) <= 400 for _target, because in moment.shows)
        assert moment.source in {"school", "home", "community"}
        assert not moment.own or moment.own in {own.name for own in story_of(slug).own}


def test_answers_come_from_those_who_teach_it_and_have_had_time() -> None:
    for group, slug, moment in all_moments():
        if not moment.is_answered:
            continue
        areas = AREAS[adult_for(moment, group)]
        assert areas is None or AREA_OF[moment.target] in areas, (slug, moment.title)
        assert moment.back >= 1, (slug, moment.title)
        assert not moment.reply or moment.back >= ANSWERED_AFTER - 1, (slug, moment.title)
        assert not moment.reply or moment.word or moment.shown or moment.not_yet, (slug, moment.title)


def test_pieces_are_answered_or_wait_or_are_nobodys_business() -> None:
    for _group, slug, moment in all_moments():
        is_private = moment.is_draft or not moment.target
        assert moment.is_answered + moment.is_waiting + is_private == 1, (slug, moment.title)


def test_nothing_of_the_last_day_happens_after_half_past_ten() -> None:
    for _group, slug, moment in all_moments():
        if moment.back == 0:
            assert re.fullmatch(r"0[89]:\d\d|10:[012]\d", moment.at), (slug, moment.title)


def test_pictures_are_not_seen_too_often() -> None:
    seen = Counter(moment.pic for _group, _slug, moment in all_moments() if moment.pic)

    assert len(seen) >= 75
    assert max(seen.values()) <= 3
    assert len([moment for _g, _s, moment in all_moments() if moment.sound]) >= 20


def test_choices_lead_where_they_say() -> None:
    ways = {experience.slug: experience for experience in content.experiences()}
    for _group, slug in EVERYBODY:
        for way in story_of(slug).ways:
            assert way.target in ways[way.experience].targets, (slug, way.experience)
            assert set(way.offered) <= set(ways), slug


def test_activities_are_for_everybody_but_those_named() -> None:
    for activity in activities():
        assert set(activity.get("absent", ())) <= set(GROUPS[activity["group"]]), activity["t"]
        assert activity["t"] in AREA_OF
        assert len(activity["shown"]) >= 2
    for _group, slug, moment in all_moments():
        assert "{" not in moment.title + moment.because + moment.text + moment.word + moment.shown, (slug, moment.title)


def test_nobody_plants_what_they_have_shown() -> None:
    for group, slug in EVERYBODY:
        made = [*story_of(slug).moments, *moments_of(slug, group, GROUPS[group], NAMES[slug])]
        shown = {moment.target for moment in made if moment.shown}
        assert not shown & set(story_of(slug).next), slug
