"""Planting a quick check: what Ms Osei asked 2B the other day, the cards they held up, and what some answered themselves."""

from trellis.demo.planting.plot import Plot
from trellis.rooms.evidence.actions import answer_check, ask_class, note_cards
from trellis.rooms.evidence.terms import Card, CardSet

TARGET, QUESTION = "say-what-and-why", "Did you say why, with a “because”?"
ASKED_AT, ANSWERED_AT, NOTED_AT = "10:20", "10:24", "10:31"
BACK = 1  # a school day ago: it is kept for two weeks
THEMSELVES = {
    "femi": (Card.NEARLY, "I said it is too heavy. Then I added: because the tower is tall."),
    "maya": (Card.YES, "My bridge holds because the paper is folded."),
}
HELD_UP = {
    "ada": Card.YES, "bea": Card.NEARLY, "chidi": Card.YES, "elif": Card.YES, "hana": Card.NOT_YET, "jo": Card.YES,
    "mina": Card.NEARLY, "noor": Card.YES, "rui": Card.NOT_YET, "wren": Card.NEARLY,
}  # fmt: skip


def plant_checks(plot: Plot) -> None:
    """This function will let Ms Osei ask 2B one thing: two answer themselves, ten hold up a card, and some are silent."""
    osei = plot.people["osei"]
    check = ask_class(
        group=plot.groups["2b"], question=QUESTION, cards=CardSet.PICTURES, target=plot.targets[TARGET], by=osei,
        at=plot.moment(BACK, ASKED_AT),
    )  # fmt: skip
    for slug, (card, text) in THEMSELVES.items():
        answer_check(check=check, card=card, text=text, by=plot.people[slug], at=plot.moment(BACK, ANSWERED_AT))
    cards = {plot.people[slug]: card for slug, card in HELD_UP.items()}
    note_cards(check=check, cards=cards, by=osei, at=plot.moment(BACK, NOTED_AT))
