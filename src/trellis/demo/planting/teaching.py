"""Planting what the school says of itself, what it teaches, and what there is to do."""

from trellis.demo import content
from trellis.demo.content import Area, Experience, Strand, Target, Text
from trellis.demo.planting.people import cast
from trellis.demo.planting.plot import Plot
from trellis.rooms.charter.actions import publish_principles, publish_vision
from trellis.rooms.continuum.actions.writing import (
    AreaWords,
    StrandWords,
    TargetWords,
    give_teaching_areas,
    write_areas,
)
from trellis.rooms.continuum.queries import areas_of
from trellis.rooms.paths.actions import publish_experience
from trellis.rooms.paths.terms import Licence
from trellis.rooms.people.queries import teaching_memberships_of
from trellis.rooms.people.terms import Reading

# Who offers what there is to do: the young one's from their teacher, the rest from the one whose field it is.
AUTHORS = {
    "nature": "brandt",
    "making-and-the-arts": "brandt",
    "words-and-stories": "iman",
    "people-places-past": "iman",
}
YOUNGEST_FOR_OSEI = 4


def plant_charter(plot: Plot) -> None:
    """This function will publish the school's vision and its principles."""
    face, by, at = content.school(), plot.people["keller"], plot.first_day
    parts = [(both(part.title), both(part.text)) for part in face.vision_parts]
    publish_vision(school=plot.school, sentence=both(face.vision), parts=parts, by=by, at=at)
    rules = [(both(rule.says), both(rule.means)) for rule in face.principles]
    publish_principles(school=plot.school, principles=rules, by=by, at=at)


def plant_continuum(plot: Plot) -> None:
    """This function will write the continuum as Ms Vera keeps it, and say who teaches which areas."""
    vera, at = plot.people["vera"], plot.first_day
    areas = [area_words(area) for area in content.areas()]
    plot.targets = write_areas(school=plot.school, areas=areas, by=vera, at=at)
    plot.areas = {area.slug: area for area in areas_of(plot.school)}
    for adult in cast()["adults"]:
        for membership in teaching_memberships_of(plot.people[adult["slug"]], on=plot.term.today):
            given = [plot.areas[slug] for slug in adult.get("areas", ())]
            give_teaching_areas(membership=membership, areas=given, by=vera, at=at)


def plant_experiences(plot: Plot) -> None:
    """This function will publish what there is to do, each by the adult who offers it."""
    for one in content.experiences():
        plot.experiences[one.slug] = publish_experience(
            title=both(one.title), kind=one.kind, why=both(one.why), by=plot.people[author_of(one)],
            targets=[plot.targets[slug] for slug in one.targets], at=plot.first_day,
            details={
                "slug": one.slug, "young_title": both(one.young) if one.young else {}, "what": both(one.what),
                "place": both(one.place), "with_whom": both(one.with_whom), "minutes": one.minutes, "picture": one.picture,
                "tags": list(one.tags), "licence": Licence.CC_BY, "from_grade": one.from_grade, "to_grade": one.to_grade,
                "decided_by": {
                    "what": one.decided_by.what, "how": one.decided_by.how, "where": one.decided_by.where,
                    "when": one.decided_by.when, "show": one.decided_by.show,
                },
            },
        )  # fmt: skip


def both(text: Text) -> dict[str, str]:
    return {"en": text.en, "es": text.es}


def author_of(experience: Experience) -> str:
    if experience.from_grade < YOUNGEST_FOR_OSEI:
        return "osei"
    area = next(area.slug for area in content.areas() for strand in area.strands for target in strand.targets
                if target.slug == experience.targets[0])  # fmt: skip
    return AUTHORS.get(area, "duarte")


def area_words(area: Area) -> AreaWords:
    strands = [strand_words(strand) for strand in area.strands]
    return AreaWords(slug=area.slug, name=both(area.name), strands=strands, is_cross_cutting=area.cross_cutting)


def strand_words(strand: Strand) -> StrandWords:
    targets = [target_words(target) for target in strand.targets]
    return StrandWords(slug=strand.slug, name=both(strand.name), hue=strand.hue, targets=targets)


def target_words(target: Target) -> TargetWords:
    said = {Reading.YOUNG: target.young, Reading.TEEN: target.teen, Reading.ADULT: target.adult}
    return TargetWords(
        slug=target.slug,
        wordings={(str(reading), code): words for reading, text in said.items() for code, words in both(text).items()},
        criteria=[both(criterion) for criterion in target.criteria],
        why=both(target.why),
        for_home=both(target.for_home),
        keywords={"en": target.keywords.en, "es": target.keywords.es},
        window=(target.from_grade, target.to_grade),
        needs=target.needs,
    )
