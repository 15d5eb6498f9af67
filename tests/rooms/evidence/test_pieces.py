"""Keeping work, linking it, handing it in, erasing it; and who sees it."""

from datetime import timedelta

import pytest

from tests.cast import NOON, Cast
from tests.foundation.specimens import upload
from tests.work import judged, photo, piece, voice
from trellis.foundation.files import FileRefused, check_upload, readable_file
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine, StoredFile
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import (
    GivenFile,
    add_words,
    capture,
    claim,
    erase,
    hand_in,
    show_instead,
    withdraw_claim,
)
from trellis.rooms.evidence.models import Claim, Evidence, Judgement
from trellis.rooms.evidence.queries import (
    kept_before,
    piece_of,
    pieces_of,
    who_looks,
    without_words,
)
from trellis.rooms.evidence.queries.shelf import shelf_of
from trellis.rooms.evidence.terms import PieceKind, Source
from trellis.rooms.paths.actions import name_own_area
from trellis.rooms.privacy.actions import note_access


def test_R006_a_voice_on_a_target_is_kept_played_and_counts_the_same_as_a_text(cast: Cast) -> None:
    target = cast.targets["shapes-strong"]

    spoken = piece(cast.maya, target, text="", files=[voice("It is strong because triangles", seconds=20)])
    written = piece(cast.maya, target)

    file = spoken.files.get()
    assert spoken.kind == file.kind == PieceKind.VOICE
    assert file.words == "It is strong because triangles"
    assert readable_file(file.file_id, viewer=cast.viewer(cast.maya)) == file.file
    assert judged(cast, spoken, target, by=cast.osei).says == judged(cast, written, target, by=cast.osei).says


def test_R073_a_sound_without_words_is_accepted_and_listed_until_somebody_adds_them(cast: Cast) -> None:
    work = piece(cast.maya, text="", files=[voice()])
    file = work.files.get()
    maya = cast.viewer(cast.maya)
    assert without_words(maya) == [file]

    add_words(evidence_file=file, words="It is strong.", by=cast.osei, at=NOON)

    assert without_words(maya) == []
    with pytest.raises(NotAllowed):
        add_words(evidence_file=file, words="Something else.", by=cast.osei, at=NOON)
    with pytest.raises(Refused):
        add_words(evidence_file=file, words="  ", by=cast.maya, at=NOON)


def test_a_piece_without_a_target_is_kept_unsorted_and_may_stay_so(cast: Cast) -> None:
    leo = cast.viewer(cast.leo)
    work = piece(cast.leo, hands_in=False)
    assert shelf_of(leo).unsorted == [work.id]

    claim(evidence=work, target=cast.targets["forces-name"], because="the arrows", by=cast.leo, at=NOON)

    assert shelf_of(leo).unsorted == []


def test_R115_a_piece_of_an_own_area_needs_no_target(cast: Cast) -> None:
    bees = name_own_area(learner=cast.leo, name="Bees", by=cast.leo, at=NOON)

    work = piece(cast.leo, own_area=bees)

    assert shelf_of(cast.viewer(cast.leo)).unsorted == []
    with pytest.raises(NotAllowed):
        piece(cast.kim, own_area=bees)
    assert work.own_area == bees


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"text": "  "}, "nothing in it"),
        ({"text": "x" * 20_001}, "very long"),
        ({"link": "javascript:alert(1)", "text": ""}, "no web address"),
        ({"link": "not an address"}, "no web address"),
        ({"made_on": NOON.date() + timedelta(days=1)}, "has not come yet"),
        ({"source": "moon"}, "where it comes from"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_and_changes_nothing(
    cast: Cast, given: dict[str, object], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        piece(cast.leo, **given)

    assert not Evidence.objects.exists()


def test_a_file_that_is_no_file_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    with pytest.raises(FileRefused):
        piece(cast.leo, files=[GivenFile(upload=upload(b"<svg onload=alert(1)>", "a.svg"))])

    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_title_is_the_first_words_where_none_is_given(cast: Cast) -> None:
    assert piece(cast.leo, text="\nThe pad slips.\nThen it holds.").title == "The pad slips."
    assert piece(cast.leo, text="word " * 100).title.endswith("…")
    assert piece(cast.leo, text="", files=[photo()]).title == "Photo"


def test_one_intent_keeps_links_and_hands_in_with_one_audit_line(cast: Cast) -> None:
    before = AuditLine.objects.count()

    work = piece(cast.leo, cast.targets["forces-name"])

    line = AuditLine.objects.order_by("at", "id").last()
    assert AuditLine.objects.count() == before + 1
    assert line is not None
    assert line.event == "PieceCaptured"
    assert [c["event"] for c in line.consequences][:2] == ["PieceClaimed", "PieceHandedIn"]
    assert work.handed_in_at == NOON


@pytest.mark.parametrize("who", ["kim", "ana", "nunes", "vera", "keller", "osei", "nilsson", "other_leader"])
def test_nobody_else_keeps_work_for_a_learner(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        capture(learner=cast.leo, text="Mine", by=getattr(cast, who), at=NOON)


def test_a_moment_that_a_teacher_saw_is_handed_in_at_once_and_is_the_learners_to_erase(cast: Cast) -> None:
    moment = capture(
        learner=cast.maya, kind=PieceKind.MOMENT, text="She explained triangles to Mina.", by=cast.osei, at=NOON
    )

    assert moment.handed_in_at == NOON
    assert piece_of(moment.id, viewer=cast.viewer(cast.maya)) == moment
    with pytest.raises(NotAllowed):
        erase(evidence=moment, by=cast.osei, at=NOON)
    erase(evidence=moment, by=cast.maya, at=NOON)
    assert not Evidence.objects.exists()


def test_a_draft_is_its_makers_alone_and_opens_when_handed_in(cast: Cast) -> None:
    work = piece(cast.leo, cast.targets["forces-name"], hands_in=False, text="", files=[photo()])
    everybody = ["leo", "kim", "duarte", "brandt", "keller", "ana", "osei", "nunes", "void", "maya", "nilsson"]
    file_id = work.files.get().file_id

    def see() -> tuple[set[str], set[str], set[str]]:
        viewers = {name: cast.viewer(getattr(cast, name)) for name in everybody}
        pieces = {name for name, viewer in viewers.items() if piece_of(work.id, viewer=viewer)}
        lists = {name for name, viewer in viewers.items() if pieces_of(cast.leo, viewer=viewer)}
        files = {name for name, viewer in viewers.items() if readable_file(file_id, viewer=viewer)}
        return pieces, lists, files

    assert see() == ({"leo"}, {"leo"}, {"leo"})
    hand_in(evidence=work, by=cast.leo, at=NOON)

    in_duty = {"leo", "duarte", "brandt", "ana"}
    assert see() == (in_duty | {"keller"}, in_duty | {"keller"}, in_duty)
    assert readable_file(file_id, viewer=None) is None


def test_AR17_a_leader_gets_a_file_only_on_the_day_of_a_line_in_the_log(cast: Cast) -> None:
    work = piece(cast.leo, text="", files=[photo()])
    file_id = work.files.get().file_id
    assert readable_file(file_id, viewer=cast.viewer(cast.keller)) is None

    note_access(learner=cast.leo, kinds=["evidence"], by=cast.keller, at=NOON)

    assert readable_file(file_id, viewer=cast.viewer(cast.keller)) is not None
    assert readable_file(file_id, viewer=cast.viewer(cast.keller, NOON + timedelta(days=1))) is None


def test_a_teacher_of_one_area_sees_the_work_of_that_area(cast: Cast) -> None:
    TeachingArea.objects.create(membership=cast.brandt.memberships.get(), area=cast.areas["science"])
    science, making = piece(cast.leo, cast.targets["forces-name"]), piece(cast.leo, cast.targets["design-tools"])
    unlinked = piece(cast.leo)
    brandt = cast.viewer(cast.brandt)

    assert list(pieces_of(cast.leo, viewer=brandt)) == [science]
    assert piece_of(making.id, viewer=brandt) is None
    assert piece_of(unlinked.id, viewer=brandt) is None
    withdraw_claim(claim=science.claims.get(), by=cast.leo, at=NOON)
    assert piece_of(science.id, viewer=brandt) is None
    assert len(pieces_of(cast.leo, viewer=cast.viewer(cast.duarte))) == 3


def test_a_limited_guardian_sees_no_work(cast: Cast) -> None:
    work = piece(cast.maya)

    assert piece_of(work.id, viewer=cast.viewer(cast.ruiz)) == work
    assert piece_of(work.id, viewer=cast.viewer(cast.ruiz_limited)) is None


def test_handing_in_twice_changes_nothing(cast: Cast) -> None:
    work = piece(cast.leo)

    hand_in(evidence=work, by=cast.leo, at=NOON + timedelta(days=1))

    work.refresh_from_db()
    assert work.handed_in_at == NOON
    with pytest.raises(NotAllowed):
        hand_in(evidence=work, by=cast.duarte, at=NOON)


def test_claiming_again_keeps_one_claim_with_the_new_reason(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)

    claim(evidence=work, target=target, because="the arrows", by=cast.leo, at=NOON)

    assert [c.because for c in work.claims.all()] == ["the arrows"]


def test_a_teacher_links_from_the_other_side_only_what_was_handed_in(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    draft, work = piece(cast.leo, hands_in=False), piece(cast.leo)

    made = claim(evidence=work, target=target, because="I saw forces", by=cast.brandt, at=NOON)

    assert made.by == cast.brandt
    for evidence, by in ((draft, cast.brandt), (work, cast.ana), (work, cast.kim), (work, cast.osei)):
        with pytest.raises(NotAllowed):
            claim(evidence=evidence, target=target, by=by, at=NOON)
    with pytest.raises(NotAllowed):
        withdraw_claim(claim=made, by=cast.kim, at=NOON)
    withdraw_claim(claim=made, by=cast.leo, at=NOON)
    assert not Claim.objects.filter(withdrawn_at=None).exists()


def test_a_retired_target_and_a_long_because_are_refused_with_a_sentence(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo)
    with pytest.raises(Refused, match="fewer words"):
        claim(evidence=work, target=target, because="x" * 401, by=cast.leo, at=NOON)
    target.retired_at = NOON

    with pytest.raises(Refused, match="no longer uses"):
        claim(evidence=work, target=target, by=cast.leo, at=NOON)


def test_erasing_leaves_the_receipt_of_a_judgement_without_the_content(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target, text="The arrows", files=[photo()], source=Source.HOME)
    judgement = judged(cast, work, target)

    erase(evidence=work, by=cast.leo, at=NOON)

    work.refresh_from_db()
    assert (work.title, work.text, work.erased_at) == ("", "", NOON)
    assert not work.files.exists()
    assert not StoredFile.objects.exists()
    assert list(Judgement.objects.get(pk=judgement.pk).pieces.all()) == [work]
    assert piece_of(work.id, viewer=cast.viewer(cast.duarte)) is None


def test_erasing_what_nobody_judged_leaves_nothing(cast: Cast) -> None:
    work = piece(cast.leo, cast.targets["forces-name"], files=[photo()])

    erase(evidence=work, by=cast.leo, at=NOON)

    assert not Evidence.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Claim.objects.exists()


@pytest.mark.parametrize("who", ["duarte", "ana", "kim", "keller"])
def test_nobody_but_its_maker_erases_a_piece(cast: Cast, who: str) -> None:
    work = piece(cast.leo)

    with pytest.raises(NotAllowed):
        erase(evidence=work, by=getattr(cast, who), at=NOON)

    assert Evidence.objects.filter(pk=work.pk, erased_at=None).exists()


def test_a_piece_shows_another_target_instead_and_what_others_said_stays(cast: Cast) -> None:
    wrong, right, seen = (cast.targets[slug] for slug in ("shapes-fold", "shapes-strong", "design-tools"))
    work = piece(cast.maya, wrong)
    claim(evidence=work, target=seen, by=cast.osei, at=NOON)
    lines = AuditLine.objects.filter(about_id=cast.maya.id)
    before = lines.count()

    show_instead(evidence=work, target=right, by=cast.maya, at=NOON)

    assert {one.target for one in work.claims.filter(withdrawn_at=None)} == {right, seen}
    assert lines.count() == before + 1


def test_only_its_maker_says_what_a_piece_shows_instead(cast: Cast) -> None:
    work = piece(cast.maya, cast.targets["shapes-fold"])

    for other in (cast.ada, cast.osei, cast.ruiz, cast.nilsson):
        with pytest.raises(NotAllowed):
            show_instead(evidence=work, target=cast.targets["shapes-strong"], by=other, at=NOON)
    assert work.claims.get(withdrawn_at=None).target == cast.targets["shapes-fold"]


def test_a_file_kept_before_is_known_by_its_bytes_and_to_its_maker_alone(cast: Cast) -> None:
    work = piece(cast.maya, text="", files=[photo(), voice()])
    again, other = (check_upload(given.upload) for given in (photo(), voice(seconds=3)))  # type: ignore[arg-type]
    maya = cast.viewer(cast.maya)

    assert kept_before(cast.maya, [again], viewer=maya) == work
    assert kept_before(cast.maya, [again, other], viewer=maya) is None
    assert kept_before(cast.maya, [], viewer=maya) is None
    assert kept_before(cast.ada, [again], viewer=cast.viewer(cast.ada)) is None
    erase(evidence=work, by=cast.maya, at=NOON)
    assert kept_before(cast.maya, [again], viewer=maya) is None


def test_who_looks_is_whoever_teaches_there_and_an_advisor_before_others(cast: Cast) -> None:
    making, science = cast.areas["making"], cast.areas["science"]
    brandt = cast.brandt.memberships.get(group=cast.advisory)
    TeachingArea.objects.create(membership=brandt, area=science)
    on = NOON.date()

    assert who_looks(cast.maya, areas=[making.id], on=on) == cast.osei
    assert who_looks(cast.leo, areas=[science.id], on=on) == cast.duarte
    cast.duarte.memberships.all().delete()
    assert who_looks(cast.leo, areas=[science.id], on=on) == cast.brandt
    assert who_looks(cast.leo, areas=[making.id], on=on) is None
    assert who_looks(cast.leo, areas=[], on=on) is None
