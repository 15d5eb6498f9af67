"""Two hundred files that went wrong on their way: each gives a sentence or a faithful reading."""

import json
import time

from tests.interop.case.mutations import mutated
from tests.interop.case.packages import real, small, written
from trellis.interop.case.difference import difference
from trellis.interop.case.reading import Reading, read
from trellis.interop.case.shaping import shape


def rich() -> dict:
    """A small package in which every kind of message occurs."""
    value = small()
    link = {"title": "Standard", "identifier": "c456bd30-750a-5cd2-8766-9151cb18bf8c", "uri": "urn:x"}
    definition = {**link, "description": "", "hierarchyCode": "1", "lastChangeDateTime": "2026-09-01T08:00:00Z"}
    value["CFDocument"] |= {"subject": ["Making"], "licenseURI": link, "caseVersion": "1.1"}
    for line in value["CFItems"]:
        line |= {"educationLevel": ["02"], "CFItemType": "Standard", "CFItemTypeURI": link, "extensions": {"x": [1]}}
    value["CFDefinitions"] = {"CFItemTypes": [definition], "CFLicenses": [definition | {"licenseText": "CC BY"}]}
    level = {"identifier": "l", "uri": "urn:l", "score": 1, "lastChangeDateTime": "2026-09-01T08:00:00Z"}
    criterion = {**level, "weight": 1.5, "CFRubricCriterionLevels": [level]}
    value["CFRubrics"] = [{**level, "CFRubricCriteria": [criterion]}]
    return value


def told_or_faithful(name: str, data: bytes) -> Reading:
    started = time.perf_counter()
    reading = read(data)
    if reading.is_whole:
        assert reading.value == json.loads(data), name
        assert reading.package.model_dump(exclude_unset=True) == reading.value, name
        assert sum(len(strand.targets) for area in shape(reading.value) for strand in area.strands) > 0, name
        assert difference(reading.value, reading.value).is_nothing, name
    for problem in reading.problems:
        assert problem.sentence().endswith("."), name
        assert problem.remedy().endswith("."), name
    assert reading.is_whole != bool(reading.problems), name
    assert time.perf_counter() - started < 10, name
    return reading


def test_200_mutated_files_give_a_sentence_or_a_faithful_reading() -> None:
    data = written(rich(), indent=1)
    assert read(data).is_whole

    outcomes = [told_or_faithful(name, file).is_whole for name, file in mutated(data, 200, seed=11)]

    assert outcomes.count(True) >= 20
    assert outcomes.count(False) >= 120


def test_mutated_real_files_give_a_sentence_or_a_faithful_reading() -> None:
    for name, file in mutated(real("esco-transversal-skills"), 100, seed=12):
        told_or_faithful(name, file)
