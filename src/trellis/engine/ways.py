"""Which ways to something stand first, by plain rules: those that meet the learner's own words, each with its reason.

A way is read as a step is: its tags and its words are its keywords, and the reasons are the same as those for next steps.
"""

from typing import Final

from trellis.engine.next_step_facts import Field, Id, Reason, ReasonKind, Source, TargetFacts
from trellis.engine.next_step_rules import derive, gettext_noop
from trellis.engine.words import WordMatch, distinct

WAYS: Final = {
    "tags": gettext_noop(
        "Whoever makes a way gives it tags, plain words in any language. A tag that the learner wrote among their interests or in their line, as one or as many, with accents or without, puts the way first, and the word is named."
    ),
    "order": gettext_noop(
        "Of the ways to something those stand first with most tags that the learner wrote, then those that share most words with what the learner wrote about themself, then with what they freely chose lately; then those usual for the school year, then by name. All of them count the same."
    ),
    "aside": gettext_noop("A way to which the learner said “not me” is not offered again until they bring it back."),
}


def ways_that_fit(field: Field) -> tuple[tuple[Id, Reason | None], ...]:
    """This function will put ways in order, best first, each with its one plain reason where there is one.

    The field holds ways instead of targets, in the order that stands where no word is shared. What was put aside is left
    out. The same words give the same order.
    """
    ways = sorted((one for one in field.targets if one.id not in field.dismissed), key=lambda one: _rank(field, one))
    return tuple((one.id, _reason(field, one)) for one in ways)


def _rank(field: Field, one: TargetFacts) -> tuple[int, int, int, int]:
    wrote, chose = _matches(field, one, Source.WROTE), _matches(field, one, Source.CHOSE)
    return -distinct(match for match in wrote if match.keyword.is_tag), -distinct(wrote), -distinct(chose), one.order


def _matches(field: Field, one: TargetFacts, source: Source) -> list[WordMatch]:
    return [match for match, _own in field.matches.get(one.id, {}).get(source, ())]


def _reason(field: Field, one: TargetFacts) -> Reason | None:
    return derive(field, ReasonKind.YOU_WROTE, one) or derive(field, ReasonKind.YOU_CHOSE, one)
