"""The drawing: the same growth gives the same picture, growth only adds, and nothing counts or judges."""

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.growths import leo, newcomer, of_size, step, strand
from trellis.engine.states import TargetState
from trellis.engine.trellis_drawing import (
    Area,
    Companion,
    Growth,
    Near,
    Node,
    Strand,
    Tie,
    View,
    draw_afar,
    draw_list,
    draw_near,
    view_of,
)
from trellis.engine.trellis_drawing.plant import chance, grow

PLANT_OF_FORCES = "M24 608C6.7 592.2 6.7 579.8 24 564C41.3 539.5 41.3 520.5 24 496S6.7 452.5 24 428"
NEAR, AFAR, LIST = (f"ui/trellis/{name}.html" for name in ("near", "afar", "list"))

sizes = st.builds(
    of_size,
    areas=st.integers(1, 8),
    strands=st.integers(1, 9),
    steps=st.integers(1, 12),
    touched=st.integers(0, 9),
    own=st.booleans(),
)


def column_of(drawing: Near, strand_id: str):
    return next(column for column in drawing.columns if column.strand.id == strand_id)


def test_R052_leo_stands_in_six_columns_his_own_last_and_outside_the_wood():
    drawing = draw_near(leo())

    assert [column.strand.id for column in drawing.columns] == [
        "forces-and-motion", "making-and-design", "change-and-functions", "making-an-argument", "working-with-others", "bikes",
    ]  # fmt: skip
    assert (drawing.cols, drawing.rows, drawing.framed) == (6, 5, 5)


def test_steps_read_from_the_top_so_that_next_comes_before_done():
    forces = column_of(draw_near(leo()), "forces-and-motion")

    assert [(node.row, node.step.order, node.glyph) for node in forces.nodes] == [
        (1, 6, "none"), (2, 5, "next"), (3, 4, "practising"), (4, 3, "shown"), (5, 2, "shown"),
    ]  # fmt: skip
    assert (forces.has_earlier, forces.has_later) == (True, False)


def test_newcomer_stands_before_bare_wood_of_several_areas():
    drawing = draw_near(newcomer())

    assert view_of(newcomer()) is View.NEAR
    assert drawing.is_bare
    assert [column.strand.area for column in drawing.columns] == ["a0", "a1", "a2", "a3", "a4"]
    assert drawing.roots == ()


def wood(name: str, area: str, *windows: tuple[int, int], touched: bool = False) -> Strand:
    marks = ["s" if touched else "-"] + ["-"] * (len(windows) - 1)
    steps = (step(name, at + 1, f"Step {at + 1}", mark) for at, mark in enumerate(marks))
    dated = tuple(replace(one, window=window) for one, window in zip(steps, windows, strict=True))
    return strand(name, name.title(), "teal", *dated, area=area)


COUNTING, SHAPES = wood("counting", "number", (0, 1), (2, 3)), wood("shapes", "space", (1, 2), (5, 6))
ALGEBRA, CIRCLES = wood("algebra", "number", (8, 9), (9, 12)), wood("circles", "space", (9, 12))


def test_somebody_of_fifteen_stands_before_wood_that_is_usually_met_around_then():
    growth = Growth((COUNTING, ALGEBRA, SHAPES, CIRCLES), stage=10)

    assert [column.strand.id for column in draw_near(growth, columns=2).columns] == ["algebra", "circles"]
    assert [column.strand.id for column in draw_near(replace(growth, stage=None), columns=2).columns] == [
        "counting", "shapes",
    ]  # fmt: skip
    assert len(draw_near(growth, columns=7).columns) == 4


def test_neighbours_of_a_plant_are_those_of_the_school_year_first():
    growth = Growth(
        (replace(ALGEBRA, id="grown", steps=wood("grown", "number", (8, 9), touched=True).steps), SHAPES, CIRCLES)
    )

    assert [column.strand.id for column in draw_near(growth, columns=2).columns] == ["grown", "shapes"]
    assert [column.strand.id for column in draw_near(replace(growth, stage=10), columns=2).columns] == [
        "grown", "circles",
    ]  # fmt: skip


def test_bare_strand_begins_where_the_school_year_is_and_a_narrow_page_shows_that_step():
    long = wood("long", "number", *((year, year) for year in range(12)))

    column = draw_near(Growth((long,), stage=5)).columns[0]

    assert [node.step.order for node in column.nodes] == [9, 8, 7, 6]
    assert [node.is_later for node in column.nodes] == [True, True, True, False]
    assert column.has_earlier


def test_a_plant_stands_where_it_stood_in_any_school_year():
    before, after = (draw_near(replace(leo(), stage=stage)) for stage in (1, 12))

    assert [column.stem for column in before.columns] == [column.stem for column in after.columns]


def test_growth_only_adds():
    before = leo()
    grown = tuple(
        replace(
            one, steps=tuple(replace(each, state=TargetState.SHOWN) if each.order == 3 else each for each in one.steps)
        )
        if one.id == "making-an-argument"
        else one
        for one in before.strands
    )

    old = column_of(draw_near(before), "making-an-argument").stem
    new = column_of(draw_near(replace(before, strands=grown)), "making-an-argument").stem

    def middles(path: str) -> list[str]:
        return re.findall(r"24 [\d.]+(?=[SC]|$)", path)

    assert set(middles(old.shine)) < set(middles(new.shine))
    assert new.shine.startswith(old.shine)


def test_a_fold_moves_a_plant_and_changes_nothing_about_it():
    low = grow("habit", rows=6, first=0, top_row=2, rings=())
    folded = grow("habit", rows=6, first=3, top_row=2, rings=())

    assert low.shine == folded.shine


def test_same_plant_today_and_next_year():
    stem = grow("forces-and-motion", rows=4, first=0, top_row=4, rings=(3,))

    assert stem.shine == PLANT_OF_FORCES
    assert chance("forces-and-motion", "swing") == 0.503


def test_habit_is_hashed_from_a_name_without_language():
    spanish = replace(leo(), strands=tuple(replace(one, name=f"{one.name} (es)") for one in leo().strands))

    assert [one.stem for one in draw_near(spanish).columns] == [one.stem for one in draw_near(leo()).columns]


def test_skipped_step_keeps_its_nail_and_the_stem_passes():
    growth = Growth(
        (strand("s", "S", "woad", step("s", 1, "one", "s"), step("s", 2, "two"), step("s", 3, "three", "p")),)
    )

    (column,) = draw_near(growth).columns

    assert [(node.glyph, node.is_on_stem) for node in column.nodes] == [
        ("practising", True),
        ("none", True),
        ("shown", True),
    ]


def test_tie_over_more_than_three_columns_is_named_and_not_drawn():
    growth = leo()
    near = replace(growth, ties=(Tie("Brake model", frozenset({"forces-4", "change-2"})),))
    wide = replace(growth, ties=(Tie("Brake model", frozenset({"forces-4", "others-3"})),))

    assert draw_near(near).twine
    assert draw_near(wide).twine == ""
    assert [node.tied for node in column_of(draw_near(wide), "working-with-others").nodes if node.tied] == [
        ("Brake model",)
    ]


def test_at_most_four_ties_are_drawn_and_the_newest_win():
    ties = tuple(
        Tie(f"Work {number}", frozenset({f"forces-{number % 5 + 2}", f"making-{number % 5 + 1}"}))
        for number in range(7)
    )
    growth = replace(leo(), ties=ties)

    assert draw_near(growth).twine == draw_near(replace(growth, ties=ties[3:])).twine
    assert draw_near(growth).twine.count("C") == 4


def test_long_names_of_an_imported_strand_deepen_the_soil():
    name = "Understand addition as putting together and adding to, and subtraction as taking apart and taking from"
    growth = replace(leo(), strands=(replace(leo().strands[0], name=name, label="Kindergarten"), *leo().strands[1:]))

    assert draw_near(leo()).deep == 0
    assert draw_near(growth).deep > 2
    assert draw_near(growth).height > draw_near(leo()).height


def test_far_learner_is_seen_from_afar_and_a_panel_opens_into_seven():
    growth = of_size(areas=14, strands=12, steps=12)

    panel = draw_near(growth.within("a3"), columns=7)

    assert view_of(growth) is View.AFAR
    assert [area.name for area in draw_afar(growth).untouched] == ["Geography", "Citizenship"]
    assert panel.cols == 7
    assert {column.strand.area for column in panel.columns} == {"a3"}


def test_panel_does_not_say_its_own_name_twice():
    music = replace(leo().strands[0], id="music", name="Music", area="music")
    growth = Growth((music, *leo().strands), areas=(Area("music", "Music"),))

    assert draw_afar(growth).panels[0].strands == ()


def test_name_in_another_language_says_so():
    named = replace(leo().strands[0], language="fr")

    page = render_to_string(NEAR, {"drawing": draw_near(Growth((named,)))})

    assert 'id="strand-forces-and-motion" lang="fr" dir="auto"' in page


def test_list_holds_every_step():
    growth = of_size(areas=3, strands=4, steps=9)

    listed = draw_list(growth)

    assert [len(column.nodes) for column in listed.columns] == [len(one.steps) for one in growth.strands]
    assert not any(column.has_earlier or column.has_later for column in listed.columns)


@given(sizes)
@settings(max_examples=40)
def test_near_drawing_keeps_its_bounds(growth):
    drawing = draw_near(growth, columns=7)

    nodes = [node for column in drawing.columns for node in column.nodes]
    assert 4 <= drawing.cols <= 7
    assert 4 <= drawing.rows <= 6
    assert len(nodes) <= 42
    assert all(1 <= node.row <= drawing.rows for node in nodes)
    assert sum(node.is_ring for node in nodes) <= 3
    assert [column.strand.is_own for column in drawing.columns] == sorted(
        column.strand.is_own for column in drawing.columns
    )


@given(sizes)
@settings(max_examples=40)
def test_touched_strands_are_in_view_or_named(growth):
    drawing = draw_near(growth)

    seen = {column.strand.id for column in drawing.columns} | {one.id for one in drawing.elsewhere}
    assert {one.id for one in growth.strands if one.is_touched} <= seen
    for column in drawing.columns:
        highest = max((column.strand.upward.index(node.step) for node in column.nodes), default=-1)
        assert column.strand.top <= highest


@given(sizes, st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_same_growth_same_picture(growth, random):
    def mixed(one):
        steps = list(one.steps)
        random.shuffle(steps)
        return replace(one, steps=tuple(steps))

    again = replace(growth, strands=tuple(mixed(one) for one in growth.strands))

    def geometry(drawing: Near) -> list[object]:
        return [[column.stem for column in drawing.columns], drawing.roots, drawing.twine, drawing.rows]

    assert geometry(draw_near(again)) == geometry(draw_near(growth))
    assert [(one.stems, one.marks, one.leaves) for one in draw_afar(again).panels] == [
        (one.stems, one.marks, one.leaves) for one in draw_afar(growth).panels
    ]


@given(sizes)
@settings(max_examples=25)
def test_afar_keeps_its_bounds(growth):
    drawing = draw_afar(growth)

    assert len(drawing.panels) <= 14
    assert len(drawing.untouched) + sum(panel.area is not None for panel in drawing.panels) == len(growth.areas)
    assert all(panel.width <= 7 * 34 + 38 for panel in drawing.panels)


@pytest.mark.parametrize(
    ("template", "drawing"),
    [
        (NEAR, draw_near(leo())),
        (NEAR, draw_near(newcomer())),
        (LIST, draw_list(leo())),
        (AFAR, draw_afar(of_size(areas=6, strands=6, steps=6))),
    ],
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_drawing_renders_without_inline_style_and_without_counts(template, drawing, language):
    with translation.override(language):
        html = render_to_string(template, {"drawing": drawing})

    words = re.sub(r"<[^>]+>", " ", html)
    assert "style=" not in html
    assert "on" + "click" not in html
    assert not re.search(r"\d+ ?%|\b\d+ (of|de) \d+\b", words)
    assert html.count("<svg") == html.count("</svg>")


def test_picture_and_list_are_one_document():
    picture, listed = (render_to_string(template, {"drawing": draw_near(leo())}) for template in (NEAR, LIST))

    def read(html: str) -> list[str]:
        return re.findall(r'<(?:h3|span) class="(?:stake|can)"[^>]*>([^<]+)', html)

    assert read(picture) == read(listed)
    assert 'class="trellis as-list"' in listed


def test_AR01_nothing_on_the_drawing_is_a_number():
    unsaid = tuple(replace(one, steps=tuple(replace(each, says="") for each in one.steps)) for one in leo().strands)

    html = render_to_string(NEAR, {"drawing": draw_near(replace(leo(), strands=unsaid))})

    assert not re.search(r"\d", re.sub(r"<[^>]+>", " ", html))


def test_S8_two_hundred_targets_fit_in_forty_kilobytes():
    growth = of_size(areas=6, strands=6, steps=6, touched=6)
    panel = draw_near(growth.within("a0"), columns=7)

    for template, drawing in ((AFAR, draw_afar(growth)), (NEAR, draw_near(growth)), (NEAR, panel)):
        assert len(render_to_string(template, {"drawing": drawing}).encode()) <= 40_000


def seven_columns() -> Growth:
    """Leo with a second area of his own, Bees."""
    bees = strand("bees", "My own: Bees", "moss", step("bees", 1, "A hive on the roof", "p"), own=True)
    return replace(leo(), strands=(*leo().strands, bees))


def test_seven_columns_have_taller_rows_so_that_no_plate_meets_the_next():
    six, seven = draw_near(leo()), draw_near(seven_columns())

    assert (six.cols, seven.cols) == (6, 7)
    assert seven.height - six.height == round(0.15 * 136 * seven.rows)
    assert seven.stem_height == six.stem_height  # stretched as one with the rows
    assert {column.stem.body for column in six.columns} < {column.stem.body for column in seven.columns}


def test_a_narrow_plate_without_room_leaves_the_name_of_a_tie_out():
    six, seven = (
        next(node for node in column_of(draw_near(growth), "forces-and-motion").nodes if node.step.id == "forces-4")
        for growth in (leo(), seven_columns())
    )

    assert six.tied == seven.tied != ()
    assert (six.crowding, seven.crowding) == ("", "full")


@pytest.mark.parametrize(
    ("work", "crowding"), [("Bridge", ""), ("A bridge of straw", "full"), ("The goat that would not pay", "over")]
)
def test_the_name_of_a_tie_is_left_out_where_its_own_lines_do_not_fit(work, crowding):
    told = step("stories", 1, "I can tell a story with a turn in it", "s", "shown 23 Nov", Companion("Ms Osei", "osei"))

    node = Node(told, row=4, glyph="shown", tied=(work,), is_narrow=True)

    assert node.crowding == crowding


def test_R115_own_areas_from_afar_lead_to_their_picture_and_name_the_first_two():
    own = tuple(
        Strand(f"own-{name}", f"My own: {name}", "moss", is_own=True, alone=name) for name in ("Bees", "Bikes", "Kites")
    )
    growth = replace(of_size(areas=6, strands=6, steps=6), own_url="?area=own")
    growth = replace(growth, strands=(*growth.framed, *own))

    panel = draw_afar(growth).panels[-1]

    assert (panel.area, panel.url, panel.more) == (None, "?area=own", 1)
    assert [one.alone for one in panel.strands] == ["Bees", "Bikes"]
    assert growth.within_own().strands == own
