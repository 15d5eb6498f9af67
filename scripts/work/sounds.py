"""Sounds of things, worked out number by number: tins, bottles, wheels, rain sticks. Nobody's voice: what is told here is
hummed by a puppet, vowels only, in the rhythm of the words."""

import math
from array import array
from collections.abc import Callable, Iterable
from random import Random

RATE = 11025
Wave = list[float]


def silence(seconds: float) -> Wave:
    return [0.0] * round(seconds * RATE)


def mix(onto: Wave, sound: Wave, at: float, loud: float = 1.0) -> None:
    """This function will add a sound to another, starting `at` seconds in; what runs over the end is cut."""
    start = round(at * RATE)
    for i, value in enumerate(sound[: max(0, len(onto) - start)]):
        onto[start + i] += loud * value


def struck(pitch: float, seconds: float, partials: Iterable[tuple[float, float, float]], soft: float = 0.002) -> Wave:
    """This function will ring a body: each partial has its ratio to the pitch, its loudness and how long it rings."""
    wave = silence(seconds)
    for ratio, loud, ring in partials:
        turn, fade = math.tau * pitch * ratio / RATE, math.exp(-1 / (ring * RATE))
        if pitch * ratio > RATE * 0.46:
            continue
        level = loud
        for i in range(len(wave)):
            wave[i] += level * math.sin(turn * i)
            level *= fade
    rise = max(1, round(soft * RATE))
    for i in range(min(rise, len(wave))):
        wave[i] *= i / rise
    return wave


def hiss(seconds: float, rng: Random, ring: float, dark: float, bright: float = 1.0) -> Wave:
    """This function will make a burst of noise; `dark` near 1 takes the highs away, `bright` under 1 the lows."""
    wave, low, high = silence(seconds), 0.0, 0.0
    fade, level = math.exp(-1 / (ring * RATE)), 1.0
    for i in range(len(wave)):
        value = rng.uniform(-1, 1)
        low += (1 - dark) * (value - low)
        high += (1 - bright) * (low - high)
        wave[i] = level * (low - high) if bright < 1 else level * low
        level *= fade
    return wave


def room(wave: Wave, size: float = 0.031, echo: float = 0.34) -> Wave:
    """This function will play a sound in a small room."""
    out = list(wave)
    for length in (size, size * 1.37, size * 1.73):
        gap = round(length * RATE)
        line = list(wave)
        for i in range(gap, len(line)):
            line[i] += echo * line[i - gap]
        for i, value in enumerate(line):
            out[i] += 0.22 * value
    return out


def packed(wave: Wave) -> array:
    """This function will bring a sound to full loudness, fade its end, and round it to 16 bits."""
    peak = max(1e-9, max(abs(value) for value in wave))
    tail = round(0.12 * RATE)
    return array("h", (
        round(28000 * value / peak * min(1.0, (len(wave) - i) / tail)) for i, value in enumerate(wave)
    ))  # fmt: skip


def note(steps: int, base: float = 261.63) -> float:
    return base * 2 ** (steps / 12)


TIN = ((1, 1, 0.09), (1.59, 0.6, 0.07), (2.14, 0.4, 0.05), (2.9, 0.3, 0.04), (4.1, 0.2, 0.03))
GLASS = ((1, 1, 0.5), (2.76, 0.32, 0.22), (5.4, 0.14, 0.09))
TONGUE = ((1, 1, 0.55), (2.0, 0.1, 0.3), (5.4, 0.12, 0.06))
BAR = ((1, 1, 0.32), (3.98, 0.34, 0.1), (9.2, 0.1, 0.04))
BELL = (
    (0.5, 0.4, 2.4),
    (1, 0.8, 1.8),
    (1.19, 0.5, 1.4),
    (1.5, 0.3, 1.1),
    (2, 0.6, 0.9),
    (2.74, 0.3, 0.5),
    (3.76, 0.2, 0.3),
)
SPOON = ((1, 1, 0.05), (2.3, 0.7, 0.04), (3.7, 0.5, 0.03))


def tin(pitch: float, rng: Random) -> Wave:
    body = struck(pitch, 0.4, TIN)
    mix(body, hiss(0.12, rng, 0.02, 0.2), 0, 0.5)
    return body


def tune(steps: list[tuple[float, int]], seconds: float, voice: Callable[[float], Wave]) -> Wave:
    """This function will play a list of (when, half-tones above C) on one voice."""
    wave = silence(seconds)
    for at, step in steps:
        mix(wave, voice(note(step)), at)
    return wave


def drum_pattern(rng: Random) -> Wave:
    wave, beat = silence(3.6), 0.21
    for bar in range(2):
        for i, (deep, middle, bright) in enumerate(
            ((1, 0, 0), (0, 0.5, 0), (0.6, 0, 0.5), (0, 0.6, 0.4), (1, 0, 0), (0, 0.5, 0), (0, 0.9, 0.6), (0, 0.9, 0.8))
        ):
            at = (bar * 8 + i) * beat + rng.uniform(-0.008, 0.012)
            for loud, pitch in ((deep, 98), (middle, 165), (bright, 290)):
                if loud:
                    mix(wave, tin(pitch, rng), at, loud)
    return room(wave)


def clapped_rhythm(rng: Random) -> Wave:
    wave = silence(3.4)
    for at in (0, 0.4, 0.6, 0.8, 1.2, 1.6, 2.0, 2.2, 2.4, 2.8):
        for hand in range(3):
            mix(
                wave,
                hiss(0.1, rng, 0.012 + 0.01 * rng.random(), 0.35, 0.8),
                at + 0.05 + hand * 0.007 + rng.uniform(0, 0.006),
            )
    return room(wave, 0.043, 0.42)


def spoons(rng: Random) -> Wave:
    wave = silence(2.8)
    for i in range(16):
        loud = 1 if i % 4 == 0 else 0.5 + 0.2 * rng.random()
        mix(wave, struck(1180 + rng.uniform(-40, 40), 0.2, SPOON), 0.05 + i * 0.16 + (0.03 if i % 2 else 0), loud)
    return room(wave)


def bottles_scale(rng: Random) -> Wave:
    return room(
        tune(
            [(0.05 + 0.37 * i, step) for i, step in enumerate((12, 14, 16, 19, 21, 19, 16, 12))],
            3.6,
            lambda pitch: struck(pitch, 1.4, GLASS),
        )
    )


def scale_up(rng: Random) -> Wave:
    return room(
        tune(
            [(0.05 + 0.34 * i, step) for i, step in enumerate((0, 2, 4, 5, 7, 9, 11, 12))],
            3.5,
            lambda pitch: struck(pitch, 1.0, BAR),
        )
    )


KALIMBA = [(0, 7), (0.3, 4), (0.6, 0), (0.9, 4), (1.2, 9), (1.5, 7), (2.1, 4), (2.4, 2), (2.7, 0)]


def kalimba_tune(rng: Random) -> Wave:
    wave = tune([(0.05 + at, step) for at, step in KALIMBA], 4.0, lambda pitch: struck(pitch, 1.6, TONGUE))
    mix(wave, tune([(0.05, -12), (1.25, -7), (2.75, -12)], 4.0, lambda pitch: struck(pitch, 1.6, TONGUE)), 0, 0.6)
    return room(wave)


def canon(rng: Random) -> Wave:
    first = [(0.05, 0), (0.4, 2), (0.75, 4), (1.1, 0), (1.45, 4), (1.8, 5), (2.15, 7)]
    wave = silence(4.0)
    for start, shift in ((0, 0), (0.7, 12), (1.4, -12)):
        mix(
            wave,
            tune(first, 4.0, lambda pitch: struck(pitch, 1.2, BAR))
            if not shift
            else tune([(at, step + shift) for at, step in first], 4.0, lambda pitch: struck(pitch, 1.2, TONGUE)),
            start,
            0.8,
        )
    return room(wave)


def bell(rng: Random) -> Wave:
    wave = silence(3.2)
    mix(wave, struck(392, 3.2, BELL, 0.001), 0.03)
    mix(wave, hiss(0.05, rng, 0.008, 0.1), 0.03, 0.3)
    return wave


def bike_wheel(rng: Random) -> Wave:
    wave, at, gap = silence(3.4), 0.05, 0.055
    while at < 3.3:
        mix(wave, hiss(0.03, rng, 0.004, 0.15, 0.6), at, 0.7 + 0.3 * rng.random())
        mix(wave, struck(2100 + rng.uniform(-90, 90), 0.03, SPOON), at, 0.35)
        at += gap
        gap *= 1.032
    mix(wave, hiss(3.4, rng, 1.2, 0.93), 0, 0.16)
    return wave


def brake_squeal(rng: Random) -> Wave:
    wave, turn = silence(2.4), 0.0
    for i in range(len(wave)):
        t = i / RATE
        press = min(1, t / 0.3) * max(0, 1 - t / 2.2)
        turn += math.tau * (760 - 130 * t + 14 * math.sin(t * 43)) / RATE
        wave[i] = (
            press
            * (0.5 * math.sin(turn) + 0.22 * math.sin(2 * turn + 0.4) + 0.1 * math.sin(3.01 * turn))
            * (0.75 + 0.25 * math.sin(t * 61))
        )
    mix(wave, hiss(2.4, rng, 0.9, 0.6, 0.9), 0, 0.5)
    return room(wave)


def rain_stick(rng: Random) -> Wave:
    wave = silence(3.5)
    for _ in range(520):
        at = 3.1 * rng.betavariate(1.6, 1.9)
        mix(wave, struck(rng.uniform(1500, 4300), 0.03, ((1, 1, 0.006),), 0.0004), at, 0.15 + 0.5 * rng.random() ** 2)
    mix(wave, hiss(3.4, rng, 1.6, 0.2, 0.5), 0.05, 0.05)
    return room(wave, 0.017, 0.4)


def door_creak(rng: Random) -> Wave:
    wave, at = silence(2.8), 0.1
    while at < 2.5:
        t = (at - 0.1) / 2.4
        gap = 0.013 + 0.012 * (1 - math.sin(math.pi * t)) + rng.uniform(0, 0.003)
        mix(
            wave,
            struck(310 + 240 * math.sin(math.pi * t), 0.06, ((1, 1, 0.012), (2.3, 0.6, 0.01), (4.1, 0.4, 0.006))),
            at,
            0.4 + 0.6 * math.sin(math.pi * t),
        )
        at += gap
    mix(wave, struck(84, 0.3, ((1, 1, 0.06), (1.9, 0.5, 0.03))), 2.5, 1.3)
    return room(wave, 0.047, 0.4)


def humming_pipes(rng: Random) -> Wave:
    """A slow tune on soft pipes: sines with a little breath, nothing that could be taken for a person."""
    wave = silence(4.0)
    for at, step, long in ((0, 0, 0.6), (0.6, 4, 0.6), (1.2, 7, 0.9), (2.1, 5, 0.5), (2.6, 4, 0.5), (3.1, 0, 1.0)):
        pitch, tone = note(step, 220), silence(long + 0.1)
        for i in range(len(tone)):
            t = i / RATE
            swell = min(1, t / 0.09) * min(1, max(0, (long + 0.1 - t) / 0.12))
            tone[i] = swell * (
                math.sin(math.tau * pitch * t)
                + 0.18 * math.sin(2 * math.tau * pitch * t)
                + 0.05 * math.sin(3 * math.tau * pitch * t)
                + 0.02 * rng.uniform(-1, 1)
            )
        mix(wave, tone, at + 0.02)
    return room(wave)


def radio_search(rng: Random) -> Wave:
    wave, turn = hiss(3.4, rng, 60, 0.45, 0.9), 0.0
    for i in range(len(wave)):
        t = i / RATE
        found = math.exp(-((t - 2.3) ** 2) / 0.16)
        turn += math.tau * (300 + 2100 * abs(t - 2.3)) / RATE
        wave[i] = (
            wave[i] * (1 - 0.75 * found) * 0.9
            + 0.12 * math.sin(turn) * (1 - found)
            + found
            * 0.4
            * (math.sin(math.tau * 440 * t) + math.sin(math.tau * 554.4 * t) + math.sin(math.tau * 659.3 * t))
            / 3
        )
    return wave


def water_drops(rng: Random) -> Wave:
    wave = silence(3.0)
    for i, at in enumerate((0.1, 0.62, 1.05, 1.5, 1.72, 2.2, 2.5)):
        drop, turn, base = silence(0.16), 0.0, 520 + 130 * (i % 4)
        for k in range(len(drop)):
            t = k / RATE
            turn += math.tau * (base + 2600 * t) / RATE
            drop[k] = math.sin(turn) * math.exp(-t / 0.035)
        mix(wave, drop, at, 0.6 + 0.1 * (i % 3))
    return room(wave, 0.053, 0.45)


def bee_box(rng: Random) -> Wave:
    wave = silence(2.6)
    for start, long, pitch in ((0, 2.6, 208), (0.3, 1.1, 231), (1.3, 1.2, 222)):
        turn = 0.0
        for i in range(round(long * RATE)):
            t = i / RATE
            turn += math.tau * pitch * (1 + 0.02 * math.sin(t * 5.1 + pitch) + 0.008 * rng.uniform(-1, 1)) / RATE
            swell = math.sin(math.pi * t / long) ** 0.7
            k = round(start * RATE) + i
            if k < len(wave):
                wave[k] += (
                    swell
                    * (math.sin(turn) + 0.5 * math.sin(2 * turn) + 0.35 * math.sin(3 * turn) + 0.2 * math.sin(5 * turn))
                    / 2
                )
    return wave


VOWELS = {"i": (320, 2600), "e": (520, 2200), "a": (850, 1500), "o": (560, 950), "u": (380, 900), "y": (700, 1900)}


def hummed(vowel: str, pitch: float, fall: float, seconds: float) -> Wave:
    """This function will hum one syllable: the overtones near the two colours of its vowel are the loud ones."""
    wave, colours = silence(seconds), VOWELS[vowel]
    overtones = range(1, int(RATE * 0.42 / pitch))
    louds = [sum(math.exp(-(((k * pitch - colour) / 260) ** 2)) for colour in colours) + 0.5 / k for k in overtones]
    turn = 0.0
    for i in range(len(wave)):
        at = i / len(wave)
        turn += math.tau * pitch * (1 + 0.02 * math.sin(at * 5) - fall * at) / RATE
        swell = math.sin(math.pi * at) ** 0.45
        wave[i] = swell * sum(loud * math.sin(k * turn) for k, loud in zip(overtones, louds, strict=True))
    return wave


def told(rng: Random) -> Wave:
    """A puppet tells why a bridge is strong: “It is strong because triangles. I pushed and it did not go flat.”"""
    said = "i i o- e o- a- y y, . a- u- a i i o- o a="
    wave, at = silence(4.0), 0.05
    for one in said.split():
        if one == ".":
            at += 0.26
            continue
        length = {"-": 0.23, "=": 0.42, ",": 0.3}.get(one[1:], 0.16)
        high = 285 * (1.12 if one[1:] == "-" else 1) * (1 - 0.04 * at) + rng.uniform(-8, 8)
        mix(wave, hummed(one[0], high, 0.16 if one[1:] in ("=", ",") else 0.04, length), at)
        at += length + 0.022
    return room(wave, echo=0.18)


SOUNDS: dict[str, Callable[[Random], Wave]] = {
    one.__name__: one
    for one in (
        drum_pattern, clapped_rhythm, spoons, bottles_scale, scale_up, kalimba_tune, canon, bell, bike_wheel,
        brake_squeal, rain_stick, door_creak, humming_pipes, radio_search, water_drops, bee_box,
        told,
    )
}  # fmt: skip
