"""The planted term: enough to look at, true to the stories, all of it done by somebody in the past."""

from collections import Counter

from tests.demo_school import DemoSchool
from trellis.demo.days import Term
from trellis.demo.planting.people import zone
from trellis.engine.states import TargetState
from trellis.foundation.models import AuditLine, FileState, StoredFile
from trellis.rooms.circles.models import Agreement, HandRaised, Interaction, Relationship
from trellis.rooms.circles.queries import open_hands_for
from trellis.rooms.community.models import OutreachRequest, Reply
from trellis.rooms.community.queries.outreach import outreach_waiting_for
from trellis.rooms.conferences.models import AgendaItem, Conference, Reflection, Rhythm
from trellis.rooms.conferences.queries import talks_promised_by
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.evidence.models import Claim, Evidence, EvidenceFile, Feedback, Judgement, ReadySignal
from trellis.rooms.evidence.queries import own_targets_in, ready_signals_of, standings_of, waiting_for
from trellis.rooms.paths.models import Goal, OwnArea, OwnIdea, PathStep, WhyQuestion
from trellis.rooms.paths.queries import ideas_waiting_for, own_areas_of, whys_waiting_for
from trellis.rooms.paths.queries.demonstrations import demonstrations_waiting_for
from trellis.rooms.paths.queries.projects import projects_of
from trellis.rooms.profiles.models import ProfileEntry

NINE_WAITING = {
    "Pere": "Drum pattern, from home", "Tomás": "Page 4, aloud", "Jo": "The same poem, again",
    "Noor": "A door color chart", "Lina": "I read to Bea", "Yusuf": "What the snail did", "Ada": "Two ways to share 12",
    "Sam": "My story has a middle now", "Maya": "The bridge with triangles",
}  # fmt: skip


def states(demo: DemoSchool, slug: str) -> dict[str, TargetState]:
    learner = demo.person(slug)
    names = {target.id: target.slug for target in continuum_of(learner.school).targets}
    found = standings_of(learner, viewer=demo.viewer(slug))
    return {names[target_id]: standing.state for target_id, standing in found.items()}


def test_there_is_a_term_to_look_at(demo_school: DemoSchool) -> None:
    pieces = Evidence.objects.filter(erased_at=None)
    kinds = Counter(EvidenceFile.objects.values_list("kind", flat=True))

    assert pieces.count() >= 600
    assert kinds["photo"] + kinds["drawing"] >= 120
    assert kinds["voice"] >= 20
    assert not EvidenceFile.objects.filter(words="").exists()
    assert Judgement.objects.count() >= 250
    assert Feedback.objects.count() >= 250
    assert Goal.objects.count() >= 20
    assert Conference.objects.exclude(held_at=None).count() >= 39 * 4


def test_every_learner_has_work_words_talks_and_a_path(demo_school: DemoSchool) -> None:
    for slug in ("ada", "ivo", "wren", "leo", "tess", "naya"):
        learner = demo_school.person(slug)
        assert Evidence.objects.filter(learner=learner).count() >= 12, slug
        assert ProfileEntry.objects.filter(learner=learner, kind="line").count() == 1
        assert Conference.objects.filter(learner=learner).exclude(held_at=None).count() >= 4
        assert PathStep.objects.filter(learner=learner).count() >= 3


def test_all_files_are_there_with_their_small_pictures(demo_school: DemoSchool) -> None:
    sent = OutreachRequest.objects.filter(picture__isnull=False)  # copies, made small by the runner once it runs
    pictures = StoredFile.objects.filter(kind="picture").exclude(pk__in=sent.values("picture"))

    of_work = EvidenceFile.objects.filter(kind__in=["photo", "drawing"]).count()
    assert pictures.count() == of_work + Reflection.objects.filter(file__kind="picture").count()
    assert set(pictures.values_list("state", flat=True)) == {FileState.THUMBNAILS_READY}


def test_maya_waits_with_her_bridge_among_nine(demo_school: DemoSchool) -> None:
    waiting = {piece.learner.said_as: piece.title for piece in waiting_for(demo_school.viewer("osei"))}
    bridge = Evidence.objects.get(title="The bridge with triangles")
    sound = bridge.files.get(kind="voice")

    assert waiting == NINE_WAITING
    assert sound.words == "It is strong because triangles. I pushed and it did not go flat."
    assert {signal.learner.slug for signal in ReadySignal.objects.filter(learner__grade="2")} == {"maya", "sam"}


def test_three_hands_are_up(demo_school: DemoSchool) -> None:
    hands = [(hand.learner.slug, bool(hand.words)) for hand in open_hands_for(demo_school.viewer("osei"))]

    assert hands == [("tomas", True), ("bea", False), ("maya", True)]


def test_talks_are_owed_by_their_adults(demo_school: DemoSchool) -> None:
    osei = [(one.talk.learner.slug, one.days_over) for one in talks_promised_by(demo_school.viewer("osei"))]
    duarte = [(one.talk.learner.slug, one.days_over) for one in talks_promised_by(demo_school.viewer("duarte"))]

    assert [one for one in osei if one[1] >= 0] == [("ada", 2), ("lina", 1), ("ivo", 0)]
    assert [one for one in duarte if one[1] >= 0] == [("tess", 1), ("leo", 0)]
    assert (len(osei), len(duarte)) == (25, 15)  # with the talk that Maya leads
    assert Rhythm.objects.filter(every_days=14, ends_on=None).count() == 39


def test_leos_path_is_as_rich_as_can_be(demo_school: DemoSchool) -> None:
    leo = demo_school.person("leo")
    found, standing = states(demo_school, "leo"), standings_of(leo, viewer=demo_school.viewer("leo"))
    names = {target.slug: target for target in continuum_of(leo.school).targets}
    tied = Claim.objects.filter(evidence__title="Brake model").values_list("target__strand__slug", flat=True)

    assert set(found.values()) == set(TargetState) - {TargetState.NONE}
    assert standing[names["explain-slowing-down"].id].is_contested
    assert found["plan-others-can-build"] == TargetState.READY_TO_SHOW
    assert len({names[slug].strand.slug for slug in found}) == 6
    assert sorted(tied) == ["forces-and-motion", "making-and-design"]
    assert [area.name for area in own_areas_of(leo, viewer=demo_school.viewer("leo"))] == ["Bikes"]
    assert ready_signals_of(leo, viewer=demo_school.viewer("duarte")).count() == 1


def test_two_views_on_friction_come_up_in_the_talk(demo_school: DemoSchool) -> None:
    judgement = Judgement.objects.get(contest__isnull=False)
    (item,) = AgendaItem.objects.filter(learner=demo_school.person("leo"), talked_at=None)

    assert (judgement.author.slug, judgement.says) == ("duarte", "not_yet")
    assert "I said friction" in judgement.contest.words
    assert item.target_id == judgement.target_id
    assert "why things slow down" in item.text


def test_ideas_and_a_why_wait_for_an_answer(demo_school: DemoSchool) -> None:
    duarte, osei = demo_school.viewer("duarte"), demo_school.viewer("osei")

    assert {idea.learner.slug for idea in ideas_waiting_for(duarte)} == {"leo", "zoe"}
    assert [idea.learner.slug for idea in ideas_waiting_for(osei)] == ["noor"]
    assert [why.learner.slug for why in whys_waiting_for(duarte)] == ["leo"]
    assert OwnIdea.objects.filter(state="yes").exists()
    assert WhyQuestion.objects.exclude(answer="").exists()
    assert set(OwnArea.objects.values_list("name", flat=True)) == {"Bikes", "Bees"}


def test_agreements_are_kept_open_and_let_go(demo_school: DemoSchool) -> None:
    kept = Agreement.objects.exclude(kept_at=None).count()
    let_go = Agreement.objects.exclude(let_go_at=None)
    still_open = Agreement.objects.filter(kept_at=None, let_go_at=None).count()

    assert kept > still_open > 20
    assert let_go.count() >= 4
    assert not let_go.filter(because="").exists()
    assert not Agreement.objects.filter(agreed_at=None).exists()


def test_R021_a_bridge_waits_for_ms_keller_and_zoe_for_ms_osei(demo_school: DemoSchool) -> None:
    [bridge] = outreach_waiting_for(demo_school.viewer("keller"))
    zoe, mina = outreach_waiting_for(demo_school.viewer("osei"))

    assert (bridge.request.learner.slug, bridge.request.kind, bridge.is_owed) == ("maya", "high_five", False)
    assert bridge.request.picture is not None
    assert bridge.request.voice is not None
    assert (zoe.request.learner.slug, zoe.days) == ("zoe", 4)
    assert zoe.says == "You have not answered Zoe for four school days."
    assert (mina.request.learner.slug, mina.request.space.name, mina.is_owed) == ("mina", "Quiet den", False)
    assert mina.request.wished_at > demo_school.at
    assert Reply.objects.filter(request__learner__slug="leo", promised_on__isnull=False).count() == 1


def test_everything_was_done_by_somebody(demo_school: DemoSchool) -> None:
    """Each row stands in an audit line: as its intent, or in the list of what was done together."""
    named: set[str] = set()
    for line in AuditLine.objects.all():
        for facts in (line.facts, *line.consequences):
            named.update(word for value in facts.values() for word in str(value).split())

    for model in (
        Evidence,
        Judgement,
        Feedback,
        Agreement,
        Conference,
        HandRaised,
        OwnIdea,
        WhyQuestion,
        Goal,
        Relationship,
        OutreachRequest,
    ):
        rows = {str(pk) for pk in model.objects.values_list("pk", flat=True)}  # type: ignore[attr-defined]
        assert rows <= named, model.__name__


def test_nothing_happens_in_the_future_and_no_talk_on_a_day_off(demo_school: DemoSchool) -> None:
    term = Term(now=demo_school.at, zone=zone())
    moments = {
        Evidence: "captured_at", Feedback: "at", Judgement: "signed_at", Interaction: "at", AuditLine: "at",
        Claim: "at", HandRaised: "raised_at", Agreement: "made_at", OutreachRequest: "at", Reply: "at",
    }  # fmt: skip

    for model, field in moments.items():
        last = model.objects.order_by(f"-{field}").values_list(field, flat=True).first()  # type: ignore[attr-defined]
        assert last <= demo_school.at, model.__name__
    for talk in Conference.objects.all():
        held = talk.held_at.astimezone(term.zone).date() if talk.held_at else talk.promised_on
        assert term.is_open(held), (talk.learner.slug, held)


def test_words_are_answered_after_they_were_made(demo_school: DemoSchool) -> None:
    assert not [word for word in Feedback.objects.select_related("evidence") if word.at <= word.evidence.captured_at]
    for judgement in Judgement.objects.prefetch_related("pieces"):
        assert all(piece.captured_at < judgement.signed_at for piece in judgement.pieces.all())


def test_R016_the_river_stands_twice_and_the_bridge_waits_for_one_more(demo_school: DemoSchool) -> None:
    leo, osei = demo_school.viewer("leo"), demo_school.viewer("osei")
    [river] = projects_of(leo)
    [bridge] = projects_of(osei)

    lines = {line.target.slug: line for line in own_targets_in(river, viewer=leo)}

    assert [one.slug for one in river.people] == ["kim", "leo", "naya"]
    assert (lines["climate-evidence"].state, lines["win-over-fairly"].state) == (
        TargetState.SHOWN, TargetState.PRACTISING,
    )  # fmt: skip
    assert {slug: line.last and line.last.author.slug for slug, line in lines.items()} == {
        "climate-evidence": "brandt", "win-over-fairly": "iman",
    }  # fmt: skip
    assert all(line.shown and line.shown.is_agreed for line in lines.values())
    assert [one.slug for one in bridge.people] == ["ada", "maya"]
    assert [one.learner.slug for one in bridge.asked] == ["tomas"]
    assert [one.learner.slug for one in demonstrations_waiting_for(demo_school.viewer("brandt"))] == ["kim"]
