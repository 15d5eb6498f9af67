"""Small continua for the tests of next steps: by hand, and any that hypothesis can think of."""

from dataclasses import replace

from hypothesis import strategies as st

from trellis.engine.next_step_facts import Field, OwnWords, Source, TargetFacts
from trellis.engine.states import TargetState
from trellis.engine.words import keyword, keywords_from

# The same ideas said in two languages: what a learner writes may be in either.
IDEAS = {
    "skateboard": ("skateboards", "patinetas"),
    "brake": ("brake", "freno"),
    "bee": ("bees", "abejas"),
    "drum": ("drums", "tambores"),
    "bridge": ("bridge", "puente"),
    "garden": ("garden", "huerto"),
    "poem": ("poems", "poemas"),
}
KEYWORDS = {key: keyword(key, en=english, es=spanish) for key, (english, spanish) in IDEAS.items()}
KINDS_OF_EVIDENCE = ("product", "conversation", "observation")


def target(name: str, strand: str, order: int, *needs: str, words: str = "", **more) -> TargetFacts:
    """One target by hand; `words` are English."""
    keywords = keywords_from({"en": [words]}) if words else ()
    return TargetFacts(id=name, strand=strand, order=order, needs=frozenset(needs), keywords=keywords, **more)


def leo(**more) -> Field:
    """Leo in small: forces and making begun, functions not far, music and gardens untouched."""
    shown = {"state": TargetState.SHOWN}
    return Field(
        targets=(
            target("name-forces", "forces", 1, words="still thing balance", **shown),
            target("measure-speed", "forces", 2, "name-forces", words="speed ramp", **shown),
            target("slow-down", "forces", 3, "measure-speed", words="brake", state=TargetState.PRACTISING),
            target("stopping-distance", "forces", 4, "measure-speed", words="brake road"),
            target("energy-lost", "forces", 5, "stopping-distance", words="energy heat"),
            target("use-tools", "making", 1, words="tools", **shown),
            target("choose-material", "making", 2, "use-tools", words="material wood"),
            target("read-graph", "functions", 1, words="graph", **shown),
            target("find-rate", "functions", 2, "read-graph", words="rate skateboard data"),
            target("hear-pulse", "music", 1, words="drum rhythm"),
            target("tune-it", "music", 2, "hear-pulse", words="build tune"),
            target("know-soil", "garden", 1, words="soil"),
        ),
        own_words=(
            OwnWords("w1", "skateboards, bikes, how things break"),
            OwnWords("c1", "Build a bike rack", Source.CHOSE),
            OwnWords("c2", "Building a kite", Source.CHOSE),
        ),
        **more,
    )


@st.composite
def fields(draw) -> Field:
    """Any field: strands with or without needs, any states, words, dismissals and plantings."""
    strands = [f"s{number}" for number in range(draw(st.integers(1, 5)))]
    names = {strand: [f"{strand}t{step}" for step in range(draw(st.integers(1, 4)))] for strand in strands}
    every = [name for row in names.values() for name in row]
    targets = []
    for strand, row in names.items():
        has_needs = draw(st.booleans())
        for step, name in enumerate(row):
            earlier = [other for other in every if other < name]
            needs = draw(st.sets(st.sampled_from(earlier), max_size=2)) if has_needs and earlier else set()
            targets.append(
                TargetFacts(
                    id=name,
                    strand=strand,
                    order=draw(st.integers(step, step + 1)),
                    needs=frozenset(needs),
                    keywords=tuple(
                        KEYWORDS[key] for key in sorted(draw(st.sets(st.sampled_from(sorted(IDEAS)), max_size=3)))
                    ),
                    state=draw(st.sampled_from([TargetState.NONE, TargetState.NONE, TargetState.NONE, *TargetState])),
                    evidence_kinds=frozenset(draw(st.sets(st.sampled_from(KINDS_OF_EVIDENCE)))),
                    window=draw(st.sampled_from([None, (0, 2), (3, 6), (9, 12)])),
                )
            )
    own = draw(st.lists(st.tuples(st.sampled_from(sorted(IDEAS)), st.sampled_from(Source)), max_size=5))
    return Field(
        targets=tuple(targets),
        own_words=tuple(OwnWords(f"o{n}", IDEAS[key][0], source) for n, (key, source) in enumerate(own)),
        planted=frozenset(draw(st.sets(st.sampled_from(every), max_size=2))),
        dismissed=frozenset(draw(st.sets(st.sampled_from(every), max_size=2))),
        stage=draw(st.sampled_from([None, 0, 5, 10])),
    )


def in_spanish(field: Field) -> Field:
    """The same learner, had they written it all in Spanish."""
    spanish = dict(IDEAS.values())
    own = tuple(OwnWords(one.id, spanish[one.text], one.source) for one in field.own_words)
    return replace(field, own_words=own)
