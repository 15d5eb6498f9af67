"""Planting what learners say about themselves, what adults put beside it, what helps, and what somebody thought about."""

import io

from django.core.files import File

from trellis.demo import media
from trellis.demo.planting.plot import Plot
from trellis.foundation.files import make_thumbnails
from trellis.rooms.conferences.actions import change_plan_after, reflect
from trellis.rooms.paths.queries import plans_of
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.profiles.actions import (
    add_beside,
    pick_interests,
    say_about_me,
    say_about_support,
    write_down,
    write_support,
)

MORNING, NOON, AFTERNOON = "08:50", "12:20", "14:05"
# Who says what about themself: the kind, the words, to whom it is opened, and how many school days ago.
SAID = {
    "leo": (
        ("name", "LEH-oh, with the E of bed", (), 40),
        ("need", "Headphones when many talk, and time to try it twice.", ("family",), 31),
        ("language", "Portuguese at home, English here, and Spanish when Mateo’s grandmother visits.", ("class", "family"), 31),
        ("to_adults", "Ask me before you help. I am usually in the middle of finding out.", ("family",), 18),
        ("life_area", "Saturdays I am at the bike workshop. That is where I learn most.", ("teachers", "family"), 12),
    ),
    "kim": (
        ("to_adults", "I am quiet when I think. It does not mean that I am stuck.", ("family",), 22),
        ("need", "To begin by myself, and talk after.", (), 22),
    ),
    "zoe": (("language", "English, and sign language with my cousin.", ("class",), 15),),
}  # fmt: skip
# What adults put beside it.
BESIDE = (
    ("maya", "osei", "She hums while she builds, and the bridge gets better when she hums.", 9),
    ("maya", "ruiz", "At home she explains triangles with spaghetti.", 6),
    ("leo", "brandt", "He takes a thing apart before he asks, and then he asks the right question.", 20),
    ("leo", "andrade", "He mends the bikes of everybody in our stairwell.", 14),
)
# What helps whom: what, how, by whom, the learner's own words.
HELPS = (
    ("maya", "ruiz", "She hears the instructions", "Read each task to her once, slowly. Then she begins by herself.",
     "Then I know what to build.", 25),
    ("kim", "duarte", "A quiet place to begin", "The window seat for the first ten minutes of anything new. She goes by herself; "
     "nobody has to allow it.", "I come out when I have a first idea.", 21),
)  # fmt: skip
THOUGHT = (
    ("noise", "After lunch the maker space is so loud that I hear my own timer twice. I measure better where it is quiet.",
     ("teachers",), 8),
    ("how-turned-out", "I chose felt because it was there. Cork would have been braver.", (), 5),
    ("goal-step", "Ask Rosa what she listens for.", (), 2),
)  # fmt: skip


def plant_selves(plot: Plot) -> None:
    """This function will let learners speak for themselves, and adults beside them."""
    for slug, said in SAID.items():
        me = plot.people[slug]
        for kind, text, opened, back in said:
            at = plot.moment(back, AFTERNOON)
            say_about_me(learner=me, kind=kind, text=text, visibility=opened, by=me, at=at)
    _maya(plot)
    for slug, who, text, back in BESIDE:
        at = plot.moment(back, AFTERNOON)
        add_beside(learner=plot.people[slug], text=text, by=plot.people[who], at=at)
    for slug, who, what, how, words, back in HELPS:
        me, at = plot.people[slug], plot.moment(back, MORNING)
        helps = write_support(learner=me, what=what, how_to=how, by=plot.people[who], at=at)
        say_about_support(support=helps, words=words, by=me, at=plot.moment(back - 1, NOON))
    _think(plot)


def _maya(plot: Plot) -> None:
    """Maya says it aloud and picks three pictures; one thing her teacher wrote down as she said it."""
    maya, osei = plot.people["maya"], plot.people["osei"]
    words = "I am good at bridges. Five cars, and it did not fall!"
    say_about_me(
        learner=maya,
        kind="strength",
        text=words,
        upload=_file("puppet-tells.wav"),
        by=maya,
        at=plot.moment(11, MORNING),
    )
    likes = {"making-and-design": "building things", "telling-stories": "stories", "sound-and-music": "music"}
    pick_interests(learner=maya, pictures=likes, by=maya, at=plot.moment(11, MORNING))
    text = "I need the long ruler, and nobody talking when I count."
    write_down(learner=maya, kind="need", text=text, by=osei, at=plot.moment(10, NOON))


def _think(plot: Plot) -> None:
    """Leo thinks three times, shares one, and moves his plan because of it; Maya draws where she worked best."""
    leo, maya = plot.people["leo"], plot.people["maya"]
    thought = [
        reflect(author=leo, prompt=prompt, text=text, visibility=opened, by=leo, at=plot.moment(back, AFTERNOON))
        for prompt, text, opened, back in THOUGHT
    ]
    at = plot.moment(7, NOON)
    plans = plans_of(leo, viewer=viewer_of(leo, at=at))
    if (plan := next((one for one in plans if one.place == "maker space"), None)) is not None:
        change_plan_after(reflection=thought[0], plan=plan, place="the corner behind the library", by=leo, at=at)
    drawn = reflect(
        author=maya, prompt="where-best", upload=_file("map-garden.webp"), visibility=["teachers", "family"], by=maya,
        at=plot.moment(4, AFTERNOON),
    )  # fmt: skip
    make_thumbnails(file_id=str(drawn.file_id))  # a visitor meets it with its small picture made


def _file(name: str) -> File:
    return File(io.BytesIO(media.piece(name).read()), name=name)
