"""Planting the talks that families come to: one that Maya led, the one she prepares now, and Leo's Thursday at the workshop."""

from datetime import date, time

from django.core.files.base import ContentFile

from trellis.demo import media
from trellis.demo.planting.pictures import ready_file
from trellis.demo.planting.plot import Plot
from trellis.foundation.files import CheckedFile, check_upload, store_many
from trellis.rooms.conferences.actions import (
    Written,
    choose_goal,
    choose_work,
    end_with_family,
    plan_with_family,
    say_shown,
    write_back,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.terms import ConferenceKind, ShownPart
from trellis.rooms.evidence.actions import GivenFile, capture
from trellis.rooms.evidence.queries import pieces_alone_of
from trellis.rooms.evidence.terms import Source
from trellis.rooms.paths.actions import choose_way
from trellis.rooms.paths.queries import goals_of
from trellis.rooms.people.queries import viewer_of

# What she showed, or is going to show: the work, her words, and the recording that stands for her voice.
SHOWN_BEFORE = (
    ("My tower has a door", "You can go in here and out there. It is the first thing I built that has a door.", ""),
    ("I hung the swing up again", "I knew which one was the push. I pulled it up all by myself.", ""),
    ("Where my bean lives", "The earth told me when it was light.", "rain-stick.wav"),
)
SHOWN_NEXT = (
    ("Folds make it hold three", "This is when the cars did not fall any more.", "puppet-tells.wav"),
    ("Querida abuela", "Abuela wrote back, so it is a real letter.", "kalimba-tune.wav"),
    ("The flat one bent", "I keep this one because it told me something.", "door-creak.wav"),
)
PLACE, HOUR = "2B, by the window", time(16, 0)
WORKSHOP, BROUGHT_BACK = "thursday-at-the-bike-shop", "bike-list.webp"


def plant_families(plot: Plot) -> None:
    """This function will plant what Maya led and is going to lead, and what Leo did outside that nobody has asked about yet."""
    held = _planned(plot, plot.term.day(20), back=27)
    _choose(plot, held, SHOWN_BEFORE, back=21)
    _end(plot, held)
    coming = _planned(plot, plot.term.after(6), back=3)
    _choose(plot, coming, SHOWN_NEXT, back=1)
    maya, at = plot.people["maya"], plot.moment(1, "11:10")
    for part, words in (
        (ShownPart.STRENGTH, "I try again until it holds."),
        (ShownPart.STRUGGLE, "Reading aloud when it is loud."),
    ):
        say_shown(conference=coming, part=part, words=words, by=maya, at=at)
    goal = next(iter(goals_of(maya, viewer=viewer_of(maya, at=at))), None)
    choose_goal(conference=coming, goal=goal, text="My bridge holds a cup of water.", by=maya, at=at)
    _workshop(plot)


def _planned(plot: Plot, on: date, *, back: int) -> Conference:
    osei, at = plot.people["osei"], plot.moment(back, "15:10")
    return plan_with_family(
        adult=osei, learner=plot.people["maya"], kind=ConferenceKind.STUDENT_LED, promised_on=on, promised_time=HOUR,
        place=PLACE, guardians=[plot.people["ruiz"]], by=osei, at=at,
    )  # fmt: skip


def _choose(plot: Plot, talk: Conference, shown: tuple[tuple[str, str, str], ...], *, back: int) -> None:
    maya, at = plot.people["maya"], plot.moment(back, "11:00")
    made = {one.title: one for one in pieces_alone_of(maya, viewer=viewer_of(maya, at=at))}
    for title, why, voice in shown:
        one = choose_work(conference=talk, piece=made[title], by=maya, at=at)
        upload = _sound(voice) if voice else None
        say_shown(conference=talk, part=ShownPart.WORK, shown=one, words=why, upload=upload, by=maya, at=at)


def _end(plot: Plot, talk: Conference) -> None:
    maya, osei, ruiz = (plot.people[one] for one in ("maya", "osei", "ruiz"))
    promises = {
        maya.id: ("read the letters from abuela aloud at home", None),
        ruiz.id: ("Contamos los escalones al subir a casa.", plot.term.after(3)),
        osei.id: ("send a book with Spanish rhymes home", None),
    }
    end_with_family(conference=talk, written=Written(promises=promises), by=osei, at=plot.moment(20, "16:30"))
    words = "Maya, no sabía que tu torre tenía una puerta para la luz. La abuela quiere verla también."
    write_back(conference=talk, text=words, by=ruiz, at=plot.moment(19, "07:50"))


def _workshop(plot: Plot) -> None:
    """Leo was at Rosa's; the photo that he brought back belongs to it."""
    leo, day = plot.people["leo"], plot.term.day(1)
    plan = choose_way(
        learner=leo, experience=plot.experiences[WORKSHOP], target=plot.targets["explain-slowing-down"], day=day, by=leo,
        at=plot.moment(4, "12:30"),
    )  # fmt: skip
    at = plot.moment(1, "16:25")
    [file] = store_many([ready_file(BROUGHT_BACK)], school_id=plot.school.id, at=at)
    words = media.piece(BROUGHT_BACK).en
    capture(
        learner=leo, title="What Rosa checks before she mends", text="Seven things, and the pad comes fifth.",
        files=[GivenFile(upload=file, words=words, language="en")], plan=plan, source=Source.COMMUNITY,
        place="Rosa’s workshop", hands_in=True, by=leo, at=at,
    )  # fmt: skip


def _sound(name: str) -> CheckedFile:
    recording = media.piece(name)
    return check_upload(ContentFile(recording.read(), name=recording.file))
