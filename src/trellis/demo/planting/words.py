"""Planting the words home: what Ms Osei wrote in the last weeks, what Sra. Ruiz answered, and this week's half-written page."""

from datetime import datetime

from trellis.demo.planting.plot import Plot
from trellis.rooms.community.actions import answer_word, read_answer, release_words, write_word
from trellis.rooms.community.models import FamilyWord
from trellis.rooms.evidence.queries import newest_handed_in
from trellis.rooms.people.queries import viewer_of

# By how many school days ago; what is of this week is not released yet.
BEFORE_LAST = {
    "maya": "Maya hung the swing up again on her own, and could tell us which pull was the push.",
    "ada": "Ada shared twelve beans with two friends and checked it twice before she said so.",
    "femi": "Femi said what he saw and then, for the first time, why he thinks so.",
}
LAST = {
    "maya": "Maya read her letter to abuela aloud, twice. The second time nobody helped her.",
    "ada": "Ada asked Mina how she folds, and then showed it to somebody else.",
    "mina": "Mina kept the tower that fell and found the brick that was missing under it.",
    "noor": "Noor waited for her turn with the long table and used the time to draw a plan.",
    "wren": "Wren hummed the tune first and then found it on the kalimba, note by note.",
}
THIS = {
    "maya": "Her folded bridge carried three cars. Ask her why the flat one bent.",
    "ada": "Ada counted in fives without the line on the floor.",
    "bea": "Bea read a whole page aloud without stopping.",
    "chidi": "Chidi said “because” in the middle of a quarrel, and it helped.",
    "elif": "Elif wove until the pattern came round again, and saw that it did.",
    "hana": "Hana asked for the big scissors and brought them back.",
    "mina": "Mina explained the push and the pull to the younger ones.",
    "noor": "Noor wrote her plan before she took the glue.",
    "rui": "Rui drew the bean every day, and on Thursday he saw it bend to the light.",
    "wren": "Wren let two others choose the tune.",
}
WRITTEN_AT, RELEASED_AT, ANSWERED_AT, READ_AT = "13:05", "14:50", "18:40", "07:50"
ANSWERS = {
    BEFORE_LAST["maya"]: "Ahora en el parque cada columpio es un empujón o un tirón. Gracias por contarlo.",
    LAST["maya"]: "La abuela lloró un poquito por teléfono. ¿Puede Maya leerle otra carta el viernes?",
}


def plant_words(plot: Plot) -> None:
    """This function will plant three weeks of words: two that went home, each answered by Sra. Ruiz, and this week's."""
    osei, ruiz = plot.people["osei"], plot.people["ruiz"]
    for back, lines in ((10, BEFORE_LAST), (5, LAST)):
        words = _written(plot, lines, at=plot.moment(back, WRITTEN_AT))
        release_words(words=words, by=osei, at=plot.moment(back, RELEASED_AT))
        word = next(one for one in words if one.learner_id == plot.people["maya"].id)
        word.refresh_from_db()
        answer = answer_word(word=word, text=ANSWERS[word.text], by=ruiz, at=plot.moment(back, ANSWERED_AT))
        if back == 10:  # the newer one waits for Ms Osei
            read_answer(answer=answer, by=osei, at=plot.moment(back - 1, READ_AT))
    _written(plot, THIS, at=plot.moment(0, WRITTEN_AT))


def _written(plot: Plot, lines: dict[str, str], *, at: datetime) -> list[FamilyWord]:
    osei = plot.people["osei"]
    children = [plot.people[slug] for slug in lines]
    made = newest_handed_in(viewer_of(osei, at=at), children, most=60)
    found = []
    for slug, text in lines.items():
        child = plot.people[slug]
        piece = next((one for one in made.get(child.id, []) if one.captured_at <= at), None)
        found.append(write_word(learner=child, text=text, piece=piece, by=osei, at=at))
    return [word for word in found if word is not None]
