"""What is planted: for every kind of data that exists, real rows made the way people make them, each with its own mark.

It is all about Leo. Mr Duarte advises him, Mr Brandt teaches him science, Ms Tamm making; Ana and Ben are his parents.
"""

from datetime import time, timedelta
from typing import Any

from tests.cast import NOON, START, Cast
from tests.decided import decided
from tests.foundation.specimens import picture_bytes, upload, wav
from tests.never.who_sees_what.garden import Garden
from tests.never.who_sees_what.legend import Planted
from tests.never.who_sees_what.planting_adults import plant_adults
from tests.never.who_sees_what.planting_mentoring import plant_mentoring
from tests.never.who_sees_what.planting_talks import plant_talks
from tests.never.who_sees_what.planting_wishes import plant_wishes
from tests.never.who_sees_what.planting_words import plant_words
from tests.work import judged, piece
from trellis.foundation.files import check_upload
from trellis.rooms.charter.actions import publish_vision
from trellis.rooms.circles.actions import note_interaction, raise_hand
from trellis.rooms.circles.actions.claims import ask_adults, name_adults, open_round
from trellis.rooms.circles.actions.commitment import answer_commitment, promise_to_know
from trellis.rooms.circles.actions.moments import note_moment
from trellis.rooms.circles.actions.relating import add_to_circle
from trellis.rooms.circles.actions.walk import note_spoken, share_line
from trellis.rooms.community.actions import Sent, answer_outreach, reach_out
from trellis.rooms.community.queries.talking_here import days_to_talk, moments_to_talk
from trellis.rooms.conferences.actions import reflect
from trellis.rooms.evidence.actions import (
    GivenFile,
    answer_check,
    ask_class,
    assess_self,
    capture,
    contest_judgement,
    give_feedback,
    note_cards,
    say_ready,
)
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.paths.actions import (
    answer_idea,
    answer_why,
    ask_why,
    choose_way,
    do_together,
    finish_way,
    join_project,
    name_own_area,
    plan_block,
    plan_demonstration,
    propose_idea,
    propose_project,
    publish_experience,
    say_own_why,
    set_goal,
)
from trellis.rooms.people.actions import name_guardian, set_time_block
from trellis.rooms.people.models import TimeBlock
from trellis.rooms.people.terms import Rights
from trellis.rooms.places.actions import Described, add_space, take_space
from trellis.rooms.privacy.actions import note_access
from trellis.rooms.profiles.actions import add_beside, say_about_me, say_about_support, write_support

ABOUT = {
    "line": "profile", "strength": "profile", "hope": "profile", "interest": "interests", "life_area": "life_areas",
}  # fmt: skip
REFLECTED_TO = (("teachers",), ("family",), ("class",))  # the newest three are shown to an adult
OPENINGS = ((), ("teachers",), ("class",), ("school",), ("family",), ("my_circle",))
BEFORE = NOON - timedelta(days=1)  # the newest six pieces are shown to an adult: other work is older


def plant(cast: Cast) -> Garden:
    """This function will plant every kind there is."""
    garden = Garden(cast)
    for plants in (
        _names,
        _about_himself,
        _work,
        _said_about_work,
        _plans,
        _together,
        _asked,
        plant_talks,
        _around,
        plant_mentoring,
        _sent,
        _known,
        _walked,
        plant_words,
        _looks,
        _quickly_asked,
        plant_adults,
        plant_wishes,
        _school,
    ):
        plants(garden, cast)
    return garden


def _names(garden: Garden, cast: Cast) -> None:
    cast.leo.said_as = garden.mark("name", "said-as", part="first")
    cast.leo.name = garden.mark("name", "full name")
    cast.leo.save()
    for who, what, part, rights in (
        ("ana", "guardian's tie", "contact", Rights.FULL),
        ("void", "custody flag", "custody", Rights.NONE),
    ):
        relation = garden.mark("guardian_contact", what, part=part, parties=[who])
        name_guardian(
            guardian=getattr(cast, who), learner=cast.leo, relation=relation, rights=rights, by=cast.keller, at=START
        )


def _about_himself(garden: Garden, cast: Cast) -> None:
    for kind, row in ABOUT.items():
        for opened in OPENINGS if kind != "line" else [()]:
            words = garden.mark(row, f"{kind} for {_whom(opened)}", opened=opened)
            say_about_me(learner=cast.leo, kind=kind, text=words, visibility=opened, by=cast.leo, at=NOON)
    heard = say_about_me(learner=cast.leo, kind="need", upload=upload(wav(1.0), "need.wav"), by=cast.leo, at=NOON)
    garden.file("profile", "spoken need", heard.file_id)
    beside = garden.mark("profile", "line beside by a teacher")
    add_beside(learner=cast.leo, text=beside, by=cast.brandt, at=NOON)
    say_about_me(
        learner=cast.leo, kind="name", text=garden.mark("name", "how to say it"), by=cast.leo, at=NOON,
    )  # fmt: skip
    helps = {part: garden.mark("supports", f"{part} of a support") for part in ("what", "how_to")}
    support = write_support(learner=cast.leo, by=cast.duarte, at=NOON, **helps)
    words = garden.mark("supports", "own words about a support")
    say_about_support(support=support, words=words, by=cast.leo, at=NOON)
    alone = garden.mark("reflection", "reflection for nobody")
    reflect(author=cast.leo, prompt="noise", text=alone, by=cast.leo, at=NOON)
    for opened in REFLECTED_TO:
        words = garden.mark("reflection_shared", f"reflection for {_whom(opened)}", opened=opened)
        reflect(author=cast.leo, prompt="stuck", text=words, visibility=opened, by=cast.leo, at=NOON)
    heard = upload(wav(1.0), "thought.wav")
    drawn = reflect(author=cast.leo, prompt="tool", upload=heard, visibility=["class"], by=cast.leo, at=NOON)
    garden.file("reflection_shared", "spoken reflection for class", drawn.file_id, opened=["class"])
    for opened in OPENINGS:
        words = garden.mark("self_assessment", f"goal for {_whom(opened)}", opened=opened)
        goal = set_goal(owner=cast.leo, horizon="week", text=words, by=cast.leo, at=NOON)
        _open(goal, opened)
    for area, slug in (("science", "forces-name"), ("making", "design-tools")):
        words = garden.mark("self_assessment", f"own view in {area}")
        assess_self(learner=cast.leo, target=cast.targets[slug], view="with_help", words=words, by=cast.leo, at=NOON)


def _work(garden: Garden, cast: Cast) -> None:
    areas: list[tuple[str, tuple[str, ...], list[str]]] = [
        ("in science", (), ["forces-name"]),
        ("in making", (), ["design-tools"]),
        ("in none", (), []),
        ("for school", ("school",), []),
        ("for family", ("family",), []),
        ("for circle", ("my_circle",), []),
    ]
    for what, opened, slugs in areas:
        shown_in = [cast.targets[slug].strand.area.slug for slug in slugs]
        words = _words_of_work(garden, "evidence", what, areas=shown_in, opened=opened)
        because = {cast.targets[s]: garden.mark("evidence", f"because {what}", areas=shown_in) for s in slugs}
        made = garden.keep("piece", _made(cast, words, shows=because, hands_in=True))
        _open(made, opened)
        garden.file("evidence", f"file {what}", made.files.get().file_id, areas=shown_in, opened=opened)
    draft = garden.keep("piece", _made(cast, _words_of_work(garden, "draft", "as draft"), hands_in=False))
    garden.file("draft", "file as draft", draft.files.get().file_id)


def _words_of_work(garden: Garden, row: str, what: str, **facts: Any) -> dict[str, str]:
    return {part: garden.mark(row, f"{part} {what}", **facts) for part in ("title", "text")}


def _made(cast: Cast, words: dict[str, str], **facts: Any) -> Evidence:
    file = GivenFile(upload=upload(b"words in a file", "words.txt"))
    return capture(learner=cast.leo, files=[file], by=cast.leo, at=NOON, **words, **facts)


def _said_about_work(garden: Garden, cast: Cast) -> None:
    science, making = Evidence.objects.filter(pk__in=garden.ids["piece"][:2]).order_by("captured_at", "id")
    for area, slug, work in (("science", "forces-name", science), ("making", "design-tools", making)):
        word = garden.mark("feedback", f"word in {area}", areas=[area])
        said = give_feedback(
            evidence=work, kind="word", text=word, upload=upload(wav(1.0), "word.wav"), by=cast.duarte, at=NOON
        )
        garden.file("feedback", f"spoken word in {area}", said.file_id, areas=[area])
        because = garden.mark("signals", f"ready in {area}", part="ready")
        say_ready(
            learner=cast.leo, target=cast.targets[slug], pieces=[work], because=because, by=cast.leo, at=NOON
        )  # fmt: skip
        reason = garden.mark("states", f"reason in {area}", areas=[area])
        signed = judged(cast, work, cast.targets[slug], reason=reason, reason_upload=upload(wav(1.0), "why.wav"))
        garden.file("states", f"spoken reason in {area}", signed.reason_file_id, areas=[area])
        differs = garden.mark("states", f"contest in {area}", areas=[area])
        contest_judgement(judgement=signed, words=differs, by=cast.leo, at=NOON)
    waiting = _open_among_others(garden, cast, "science", "forces-measure")
    _open_among_others(garden, cast, "making", "design-plan")
    because = garden.mark("signals", "ready, not answered", part="ready")
    say_ready(
        learner=cast.leo, target=cast.targets["forces-measure"], pieces=[waiting], because=because, by=cast.leo, at=NOON
    )
    garden.keep("piece", waiting)
    strong = cast.targets["shapes-strong"]
    judged(cast, piece(cast.leo, strong, text="A strong shape", at=BEFORE), strong)
    # A reason is a sentence of the product's own: it quotes what was shown, in everybody's wording.
    garden.planted.append(Planted("reason", "next_steps", "make a shape strong and say why”"))
    raise_hand(learner=cast.leo, words=garden.mark("signals", "hand", part="help"), by=cast.leo, at=NOON)


def _open_among_others(garden: Garden, cast: Cast, area: str, slug: str) -> Evidence:
    """Work that nobody has judged: among his class something is still open in it, and the way to it says at what."""
    target = garden.keep("open", cast.targets[slug])
    work = piece(cast.leo, target, text="One more", at=BEFORE)
    way = f"/educator/inbox/{work.id}/?target={target.id}"
    garden.planted.append(Planted(f"still open in {area}", "class_at_target", way, areas=frozenset({area})))
    return work


def _plans(garden: Garden, cast: Cast) -> None:
    for opened in OPENINGS:
        named = garden.mark("plans", f"own area for {_whom(opened)}", opened=opened)
        _open(name_own_area(learner=cast.leo, name=named, by=cast.leo, at=NOON), opened)
        way = publish_experience(
            title={"en": f"A way for {_whom(opened)}"}, kind="project", targets=[], why={"en": "why"}, by=cast.duarte,
            at=NOON,
        )  # fmt: skip
        place = garden.mark("plans", f"plan for {_whom(opened)}", opened=opened)
        _open(choose_way(learner=cast.leo, experience=way, place=place, by=cast.leo, at=NOON), opened)
    where = garden.mark("plans", "day for nobody")
    planned = plan_block(learner=cast.leo, block=_free_hour(cast), on=NOON.date(), place=where, by=cast.leo, at=NOON)
    garden.keep("block", planned.block)


def _free_hour(cast: Cast) -> TimeBlock:
    return set_time_block(
        school=cast.school, group=cast.advisory, name={"en": "Free hour"}, starts_at=time(13), ends_at=time(14),
        is_free=True, by=cast.keller, at=START,
    )  # fmt: skip


def _together(garden: Garden, cast: Cast) -> None:
    """Leo does something with Kim that reaches the targets at which he was judged, and says how he shows each."""
    targets = [cast.targets["forces-name"], cast.targets["design-tools"]]
    way = publish_experience(
        title={"en": "A bridge for all"}, kind="project", targets=targets, why={"en": "why"}, by=cast.duarte, at=NOON
    )
    plan = choose_way(learner=cast.leo, experience=way, by=cast.leo, at=NOON)
    project = garden.keep("project", do_together(plan=plan, ask=[cast.kim], by=cast.leo, at=NOON))
    join_project(project=project, learner=cast.kim, by=cast.kim, at=NOON)
    finish_way(plan=plan, by=cast.leo, at=NOON)  # he is in it still, and his six plans stand on every page of plans
    for target, what in zip(targets, ("science", "making"), strict=True):
        words = garden.mark("plans", f"how he shows something in {what}")
        plan_demonstration(learner=cast.leo, target=target, form="film", words=words, by=cast.leo, at=NOON)
    proposed = propose_project(
        learner=cast.leo, title="A bridge of my own", what=garden.mark("own_ideas", "own idea of a project"),
        targets=targets, ask=[cast.kim], by=cast.leo, at=NOON,
    )  # fmt: skip
    garden.keep("project", proposed)


def _asked(garden: Garden, cast: Cast) -> None:
    target = cast.targets["forces-name"]
    words = garden.mark("own_ideas", "own idea")
    idea = propose_idea(learner=cast.leo, target=target, text=words, by=cast.leo, at=NOON)
    answer_idea(idea=idea, yes=False, answer=garden.mark("own_ideas", "answer to idea"), by=cast.duarte, at=NOON)
    waiting = garden.mark("own_ideas", "own idea, not answered")
    propose_idea(learner=cast.leo, target=target, text=waiting, by=cast.leo, at=NOON)
    say_own_why(learner=cast.leo, target=target, words=garden.mark("own_ideas", "own why"), by=cast.leo, at=NOON)
    question = ask_why(learner=cast.leo, target=target, by=cast.leo, at=NOON)
    answer_why(question=question, answer=garden.mark("own_ideas", "answer to why"), by=cast.duarte, at=NOON)


def _around(garden: Garden, cast: Cast) -> None:
    """Whom Leo put into his circle and what for, and what people noted when they met him."""
    for who, part in (("kim", ""), ("vera", "adults"), ("brandt", "adults")):
        purpose = garden.mark("circle", f"what {who} is for", part=part)
        add_to_circle(learner=cast.leo, person=getattr(cast, who), purpose=purpose, by=cast.leo, at=NOON)
    for who in ("duarte", "brandt", "keller", "kim"):
        words = garden.mark("interaction", f"line of {who} who met him", parties=["leo", who])
        note_interaction(learner=cast.leo, kind="met", words=words, by=getattr(cast, who), at=NOON)


def _sent(garden: Garden, cast: Cast) -> None:
    """What Leo sent to those who teach him and to who leads the school, with a voice and a picture, and one answer."""
    for who in ("duarte", "brandt", "keller"):
        parties = ["leo", who]
        words = garden.mark("outreach", f"sent to {who}", parties=parties)
        sent = Sent(words=words, voice=upload(wav(1.0), "win.wav"), picture=upload(picture_bytes("PNG"), "win.png"))
        asked = reach_out(learner=cast.leo, to=getattr(cast, who), kind="win", sent=sent, by=cast.leo, at=NOON)
        garden.file("outreach", f"voice sent to {who}", asked.voice_id, parties=parties)
        garden.file("outreach", f"picture sent to {who}", asked.picture_id, parties=parties)
        if who != "brandt":
            text, spoken = garden.mark("outreach", f"answer of {who}", parties=parties), upload(wav(1.0), "yes.wav")
            reply = answer_outreach(request=asked, text=text, voice=spoken, by=getattr(cast, who), at=NOON)
            garden.file("outreach", f"spoken answer of {who}", reply.voice_id, parties=parties)
    _asked_here(garden, cast)


def _asked_here(garden: Garden, cast: Cast) -> None:
    """Leo asks Mr Duarte and Mr Brandt whether they can talk in a place at an hour; it is taken now for a talk of his: a board
    that says whose it is would show a mark."""
    described = Described(name="Window bench", picture="window", good_for=["pair"])
    bench = garden.keep(
        "space", add_space(school=cast.school, group=None, described=described, by=cast.keller, at=START)
    )
    day = days_to_talk(cast.leo, at=NOON)[-1]
    moment = moments_to_talk(cast.leo, day, at=NOON)[0]
    for who in ("duarte", "brandt"):
        words = garden.mark("outreach", f"asked {who} here and then", parties=["leo", who])
        sent = Sent(words=words, here=(bench, moment))
        reach_out(learner=cast.leo, to=getattr(cast, who), kind="time", sent=sent, by=cast.leo, at=NOON)
    hours = (NOON, NOON + timedelta(minutes=10))
    take_space(space=bench, hours=hours, for_id=garden.ids["talk"][0], by=cast.duarte, at=NOON)


def _known(garden: Garden, cast: Cast) -> None:
    """Leo would go to somebody who does not know him well: said by the page in a sentence of its own. Adults are asked who
    will get to know him, and one promised it who then handed it back."""
    held = open_round(name="October", by=cast.keller, at=START)
    name_adults(held=held, learner=cast.leo, adults=[cast.nunes], by=cast.leo, at=START)
    garden.keep("group", cast.advisory)
    garden.planted.append(Planted("whom he named", "trusted_adult", f"{cast.leo.said_as} named Mr Nunes."))
    ask_adults(held=held, by=cast.keller, at=START)
    made = promise_to_know(learner=cast.leo, by=cast.nunes, at=START)
    answer_commitment(commitment=made, answer="handed_back", by=cast.nunes, at=NOON)
    garden.planted.append(Planted("who handed it back", "trusted_adult", "Mr Nunes handed a promise back"))


def _walked(garden: Garden, cast: Cast) -> None:
    """Leo left a line for whoever leads, who spoke with him; and adults noticed moments, in a line and aloud, of which he
    shares one and hides one."""
    share_line(text=garden.mark("walk_line", "line for whoever leads"), by=cast.leo, at=START)
    note_spoken(person=cast.leo, by=cast.keller, at=NOON)
    garden.planted.append(
        Planted("that they talked", "interaction", "You talked with Ms Keller.", parties=frozenset({"keller"}))
    )
    for opened in ((), ("family",)):
        facts = {"parties": ["brandt"], "opened": opened}
        words = garden.mark("moment", f"moment for {_whom(opened)}", **facts)
        made = note_moment(learner=cast.leo, text=words, upload=upload(wav(1.0), "m.wav"), by=cast.brandt, at=NOON)
        _open(made, opened)
        garden.file("moment", f"spoken moment for {_whom(opened)}", made.file_id, **facts)


def _looks(garden: Garden, cast: Cast) -> None:
    """Somebody who led the school then looked, and said why; and so did a teacher of today."""
    for who in ("past_leader", "brandt"):
        why = garden.mark("access_log", f"why {who} looked", parties=["leo", who])
        note_access(learner=cast.leo, kinds=["evidence"], why=why, by=getattr(cast, who), at=START)


def _quickly_asked(garden: Garden, cast: Cast) -> None:
    """What Leo answered to a question, in words and aloud, and a photo of the cards that a class held up."""
    for who in ("duarte", "brandt"):
        teacher, parties = getattr(cast, who), ["leo", who]
        check = ask_class(group=cast.advisory, question=f"What does {who} ask?", cards="letters", by=teacher, at=NOON)
        garden.keep("check", check)
        words = garden.mark("quick_check", f"answer to {who}", parties=parties)
        spoken = check_upload(upload(wav(1.0), "answer.wav"))
        answer = answer_check(check=check, card="a", text=words, upload=spoken, by=cast.leo, at=NOON)
        garden.file("quick_check", f"spoken answer to {who}", answer.file_id, parties=parties)
        cards = check_upload(upload(picture_bytes("PNG"), "cards.png"))
        note_cards(check=check, cards={}, photo=cards, by=teacher, at=NOON)
        garden.file("quick_check", f"the cards before {who}", check.photo_id, parties=[who])


def _school(garden: Garden, cast: Cast) -> None:
    sentence = garden.mark("school_words", "vision")
    publish_vision(school=cast.school, sentence={"en": sentence}, parts=[], by=cast.keller, at=NOON)
    decided(cast, slug="marks", question=garden.mark("school_words", "decision of the school"))
    about_him = {
        name: garden.mark("self_assessment", f"{name} of a decision about him")
        for name in ("question", "answer", "why")
    }
    decided(cast, slug="about-leo", learner=cast.leo, **about_him)


def _whom(opened: tuple[str, ...]) -> str:
    return " and ".join(opened) or "nobody"


def _open(row: Any, opened: tuple[str, ...]) -> None:
    """A row opened to somebody: for kinds where no page lets a learner open one yet."""
    row.visibility = opened
    row.save(update_fields=["visibility"])
