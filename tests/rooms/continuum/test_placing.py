"""The order of a strand and moving between strands: parts go along, work goes along, an import takes nothing of it back."""

import pytest

from tests.cast import NOON, Cast
from tests.interop.case.packages import package, written
from tests.work import judged, piece
from trellis.foundation.intents import NotAllowed, Refused
from trellis.interop.case.importing import checked, write
from trellis.rooms.continuum.actions.placing import move_target, move_to_strand, place_target, take_back_move
from trellis.rooms.continuum.actions.retiring import offer_again, retire_target
from trellis.rooms.continuum.models import Change, LearningTarget, Strand
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.evidence.queries import states_of

KINDS = ("Heading", "Standard", "Component")  # Count, C.2, C.2.a


def target(slug: str) -> LearningTarget:
    return LearningTarget.objects.select_related("strand__area__school", "part_of").get(slug=slug)


def order(cast: Cast, strand: str = "forces") -> list[str]:
    return [one.slug.removeprefix("forces-") for one in continuum_of(cast.school).by_strand[cast.strands[strand].id]]


def part_of(parent: str, slug: str, place: int) -> LearningTarget:
    above = target(parent)
    return LearningTarget.objects.create(
        strand=above.strand, part_of=above, slug=slug, order=place, plate={"en": slug}, has_our_words=False
    )


def test_a_target_changes_places_with_its_neighbour(cast: Cast) -> None:
    assert move_target(target=target("forces-name"), later=True, by=cast.vera, at=NOON)
    assert order(cast) == ["measure", "name", "explain", "predict"]

    assert move_target(target=target("forces-name"), later=False, by=cast.vera, at=NOON)
    assert order(cast) == ["name", "measure", "explain", "predict"]


def test_at_the_end_of_its_line_nothing_happens(cast: Cast) -> None:
    assert not move_target(target=target("forces-name"), later=False, by=cast.vera, at=NOON)
    assert not move_target(target=target("forces-predict"), later=True, by=cast.vera, at=NOON)
    assert not Change.objects.exists()


def test_a_target_is_placed_before_another_or_at_the_end(cast: Cast) -> None:
    assert place_target(target=target("forces-predict"), before=target("forces-name"), by=cast.vera, at=NOON)
    assert order(cast) == ["predict", "name", "measure", "explain"]

    assert place_target(target=target("forces-predict"), before=None, by=cast.vera, at=NOON)
    assert order(cast) == ["name", "measure", "explain", "predict"]

    same = place_target(target=target("forces-predict"), before=None, by=cast.vera, at=NOON)
    itself = place_target(target=target("forces-predict"), before=target("forces-predict"), by=cast.vera, at=NOON)
    assert (same, itself) == (False, False)
    assert Change.objects.count() == 2


def test_parts_move_with_what_they_are_part_of_and_stay_among_themselves(cast: Cast) -> None:
    part_of("forces-name", "forces-part-a", 1)
    part_of("forces-name", "forces-part-b", 1)
    move_target(target=target("forces-name"), later=True, by=cast.vera, at=NOON)
    assert order(cast) == ["measure", "name", "part-a", "part-b", "explain", "predict"]

    move_target(target=target("forces-part-b"), later=False, by=cast.vera, at=NOON)
    assert order(cast) == ["measure", "name", "part-b", "part-a", "explain", "predict"]

    assert not move_target(target=target("forces-part-b"), later=False, by=cast.vera, at=NOON)
    with pytest.raises(Refused, match="the same line"):
        place_target(target=target("forces-part-b"), before=target("forces-explain"), by=cast.vera, at=NOON)


def test_before_a_part_is_before_what_it_is_part_of(cast: Cast) -> None:
    part_of("forces-name", "forces-part-a", 1)

    place_target(target=target("forces-predict"), before=target("forces-part-a"), by=cast.vera, at=NOON)

    assert order(cast) == ["predict", "name", "part-a", "measure", "explain"]


def test_a_target_of_another_strand_is_no_place(cast: Cast) -> None:
    with pytest.raises(Refused, match="the same line"):
        place_target(target=target("forces-name"), before=target("shapes-strong"), by=cast.vera, at=NOON)
    assert order(cast) == ["name", "measure", "explain", "predict"]


def test_what_is_retired_has_no_place_to_change(cast: Cast) -> None:
    retire_target(target=target("forces-name"), by=cast.vera, at=NOON)

    with pytest.raises(Refused, match="retired"):
        move_target(target=target("forces-name"), later=True, by=cast.vera, at=NOON)


def test_what_was_signed_moves_to_the_other_strand_with_its_target(cast: Cast) -> None:
    signed = judged(cast, piece(cast.leo, target("forces-explain")), target("forces-explain"))

    move_to_strand(target=target("forces-explain"), strand=cast.strands["shapes"], by=cast.vera, at=NOON)

    assert order(cast) == ["name", "measure", "predict"]
    assert order(cast, "shapes")[-1] == "explain"
    assert states_of(cast.leo, viewer=cast.viewer(cast.leo))[signed.target_id] == "shown"
    change = Change.objects.get(target=signed.target)
    assert (change.before, change.after) == ("Forces", "Shapes")


def test_a_short_name_that_is_taken_there_is_made_anew(cast: Cast) -> None:
    LearningTarget.objects.create(strand=cast.strands["shapes"], slug="forces-explain", order=9, plate={"en": "Other"})
    moving = LearningTarget.objects.select_related("strand__area__school").get(pk=cast.targets["forces-explain"].pk)

    move_to_strand(target=moving, strand=cast.strands["shapes"], by=cast.vera, at=NOON)

    slugs = LearningTarget.objects.filter(strand=cast.strands["shapes"]).values_list("slug", flat=True)
    assert {"forces-explain", "forces-explain-2"} <= set(slugs)


def test_another_schools_or_a_retired_strand_is_no_place(cast: Cast) -> None:
    cast.strands["shapes"].retired_at = NOON

    with pytest.raises(Refused, match="no longer there"):
        move_to_strand(target=target("forces-name"), strand=cast.strands["shapes"], by=cast.vera, at=NOON)


def test_an_import_takes_back_no_order_no_strand_and_no_retirement_of_the_schools_own(cast: Cast) -> None:
    lines = [("Maths", "", "Mathematics"), ("Count", "Maths", "Counting"), ("Shape", "Maths", "Shaping")]
    lines += [(f"C.{n}", "Count", f"Count {n}") for n in range(1, 5)] + [("S.1", "Shape", "Fold")]

    def bring() -> dict[str, LearningTarget]:
        found = checked(written(package(*lines)), school=cast.school)
        write(found, school=cast.school, as_continuum=True, by=cast.vera, at=NOON)
        rows = LearningTarget.objects.filter(plate__en__icontains=".").select_related("strand__area__school", "part_of")
        return {row.plate["en"][:3]: row for row in rows}

    ours = bring()
    move_target(target=ours["C.1"], later=True, by=cast.vera, at=NOON)
    move_to_strand(target=ours["C.3"], strand=ours["S.1"].strand, by=cast.vera, at=NOON)
    retire_target(target=ours["C.4"], by=cast.vera, at=NOON)
    lines.append(("C.5", "Count", "Count 5"))
    again = bring()

    counting = continuum_of(cast.school).by_strand[ours["C.1"].strand_id]
    assert [one.plate["en"][:3] for one in counting][:2] == ["C.2", "C.1"]
    assert again["C.3"].strand_id == ours["S.1"].strand_id
    assert again["C.4"].retired_at == NOON
    assert again["C.5"].strand_id == ours["C.1"].strand_id
    offer_again(target=again["C.4"], by=cast.vera, at=NOON)
    assert bring()["C.4"].retired_at is None


def test_an_import_leaves_the_parts_of_a_moved_target_where_they_moved_along(cast: Cast) -> None:
    lines = [("Maths", "", "Mathematics"), ("Count", "Maths", "Counting"), ("Shape", "Maths", "Shaping")]
    lines += [("C.1", "Count", "Count one"), ("C.2", "Count", "Count two"), ("S.1", "Shape", "Fold")]
    parts = [("C.2.a", "C.2", "By twos"), ("C.2.b", "C.2", "By fives")]

    def bring() -> dict[str, LearningTarget]:
        document = package(*lines, *parts)
        for line in document["CFItems"]:
            line["CFItemType"] = KINDS[line["humanCodingScheme"].count(".")]
        found = checked(written(document), school=cast.school)
        write(found, school=cast.school, as_continuum=True, by=cast.vera, at=NOON)
        rows = LearningTarget.objects.filter(plate__en__icontains=".").select_related("strand__area__school", "part_of")
        return {row.plate["en"].split()[0]: row for row in rows}

    ours = bring()
    move_to_strand(target=ours["C.2.b"], strand=ours["S.1"].strand, by=cast.vera, at=NOON)
    move_to_strand(target=ours["C.2"], strand=ours["S.1"].strand, by=cast.vera, at=NOON)
    stood = {slug: (row.strand_id, row.order, row.part_of_id) for slug, row in bring().items()}
    lines.append(("C.3", "Count", "Count 3"))
    again = bring()

    assert {slug: (again[slug].strand_id, again[slug].order, again[slug].part_of_id) for slug in stood} == stood
    assert {again[slug].strand_id for slug in ("C.2", "C.2.a", "C.2.b")} == {ours["S.1"].strand_id}
    assert (again["C.2.a"].part_of_id, again["C.2.b"].part_of_id) == (again["C.2"].id, None)


def all_that_stands() -> list[tuple[object, ...]]:
    return list(LearningTarget.objects.order_by("pk").values_list("pk", "strand", "order", "slug", "part_of"))


def test_taken_back_a_move_leaves_everything_exactly_where_it_stood(cast: Cast) -> None:
    part_of("forces-measure", "forces-part-a", 3)
    part_of("forces-measure", "forces-part-b", 3)
    for slug in ("forces-measure", "forces-part-b"):
        LearningTarget.objects.create(strand=cast.strands["shapes"], slug=slug, order=9, plate={"en": "Other"})
    stood = all_that_stands()

    for slug in ("forces-part-a", "forces-measure"):
        moving = LearningTarget.objects.select_related("strand__area__school").get(
            slug=slug, strand=cast.strands["forces"]
        )
        number = move_to_strand(target=moving, strand=cast.strands["shapes"], by=cast.vera, at=NOON)
        assert number is not None
        for _twice in range(2):
            take_back_move(target=moving, number=number, by=cast.vera, at=NOON)
        assert all_that_stands() == stood


def test_taken_back_among_others_that_came_since_it_stands_in_its_old_place(cast: Cast) -> None:
    moving = target("forces-measure")
    number = move_to_strand(target=moving, strand=cast.strands["shapes"], by=cast.vera, at=NOON) or 0
    place_target(target=target("forces-predict"), before=target("forces-name"), by=cast.vera, at=NOON)
    assert order(cast) == ["predict", "name", "explain"]

    take_back_move(target=moving, number=number, by=cast.vera, at=NOON)

    assert order(cast) == ["predict", "measure", "name", "explain"]
    assert [one.order for one in continuum_of(cast.school).by_strand[cast.strands["forces"].id]] == [1, 2, 3, 4]


def test_a_move_is_taken_back_only_while_it_is_the_last_one(cast: Cast) -> None:
    moving = target("forces-measure")
    first = move_to_strand(target=moving, strand=cast.strands["shapes"], by=cast.vera, at=NOON) or 0
    move_to_strand(target=moving, strand=cast.strands["design"], by=cast.vera, at=NOON)

    for number in (first, first + 7):
        with pytest.raises(Refused, match="moved again"):
            take_back_move(target=moving, number=number, by=cast.vera, at=NOON)
    assert target("forces-measure").strand == cast.strands["design"]


def test_no_target_is_put_back_into_a_retired_strand(cast: Cast) -> None:
    moving = target("forces-measure")
    number = move_to_strand(target=moving, strand=cast.strands["shapes"], by=cast.vera, at=NOON) or 0
    Strand.objects.filter(pk=cast.strands["forces"].pk).update(retired_at=NOON)

    with pytest.raises(Refused, match="no longer there"):
        take_back_move(target=moving, number=number, by=cast.vera, at=NOON)


def test_once_put_back_a_target_follows_its_framework_again(cast: Cast) -> None:
    lines = [("Maths", "", "Mathematics"), ("Count", "Maths", "Counting"), ("Shape", "Maths", "Shaping")]
    lines += [("C.1", "Count", "Count 1"), ("C.2", "Count", "Count 2"), ("S.1", "Shape", "Fold")]

    def bring() -> dict[str, LearningTarget]:
        write(
            checked(written(package(*lines)), school=cast.school), school=cast.school, as_continuum=True, by=cast.vera,
            at=NOON,
        )  # fmt: skip
        rows = LearningTarget.objects.filter(plate__en__icontains=".").select_related("strand__area__school", "part_of")
        return {row.plate["en"].split()[0]: row for row in rows}

    ours = bring()
    for slug, is_put_back in (("C.1", True), ("C.2", False)):
        number = move_to_strand(target=ours[slug], strand=ours["S.1"].strand, by=cast.vera, at=NOON) or 0
        if is_put_back:
            take_back_move(target=ours[slug], number=number, by=cast.vera, at=NOON)
    lines[3:5] = [("C.1", "Shape", "Count 1"), ("C.2", "Count", "Count 2")]
    again = bring()

    assert again["C.1"].strand == again["C.2"].strand == ours["S.1"].strand


def test_only_keepers_change_the_order(cast: Cast) -> None:
    for person in (cast.duarte, cast.leo, cast.ana, cast.other_leader):
        for act in (
            lambda by: move_target(target=target("forces-name"), later=True, by=by, at=NOON),
            lambda by: place_target(target=target("forces-name"), before=None, by=by, at=NOON),
            lambda by: move_to_strand(target=target("forces-name"), strand=cast.strands["shapes"], by=by, at=NOON),
            lambda by: take_back_move(target=target("forces-name"), number=1, by=by, at=NOON),
        ):
            with pytest.raises(NotAllowed):
                act(person)
