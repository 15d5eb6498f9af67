"""Planting the pictures and sounds of work: our own, so they need no checking, and each piece keeps its own."""

import io
import wave
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from uuid import UUID

from PIL import Image

from trellis.demo import media
from trellis.demo.stories import Moment
from trellis.foundation.files import THUMBNAIL_SIDES, ReadyFile, small_picture, store_many
from trellis.foundation.models import FileKind
from trellis.rooms.evidence.actions import GivenFile

Key = tuple[str, str]  # the learner by slug, the piece by title
SMALLEST = min(THUMBNAIL_SIDES)


def keep_files(school_id: UUID, lived: Mapping[str, Sequence[Moment]], *, at: datetime) -> dict[Key, list[GivenFile]]:
    """This function will keep the picture and the sound of every piece that has one, with its words."""
    wanted = [
        (slug, moment, name)
        for slug, moments in lived.items()
        for moment in moments
        for name in (moment.pic and f"{moment.pic}.webp", moment.sound and f"{moment.sound}.wav")
        if name
    ]
    with ThreadPoolExecutor(2) as hands:  # small pictures are made outside Python's one lane
        names = sorted({name for _slug, _moment, name in wanted})
        ready = dict(zip(names, hands.map(ready_file, names), strict=True))
    stored = store_many([ready[name] for _slug, _moment, name in wanted], school_id=school_id, at=at)
    found: dict[Key, list[GivenFile]] = defaultdict(list)
    for (slug, moment, name), file in zip(wanted, stored, strict=True):
        given = GivenFile(upload=file, words=words_for(moment, name), language="en", is_drawing=moment.is_drawn)
        found[slug, moment.title].append(given)
    return found


def words_for(moment: Moment, name: str) -> str:
    """This function will give a file its words: what is said in the story, else what the index says that it shows."""
    is_what_is_told = name.endswith(".wav") or not moment.sound
    return (moment.says if is_what_is_told else "") or media.piece(name).alt("en")


@cache
def ready_file(name: str) -> ReadyFile:
    """This function will read one of our own files with its facts; a picture of 800 points is small enough for 640."""
    one = media.piece(name)
    content = one.read()
    if one.kind == "sound":
        with wave.open(io.BytesIO(content)) as sound:
            seconds = round(sound.getnframes() / sound.getframerate(), 2)
        return ReadyFile(
            kind=FileKind.SOUND, media_type=one.content_type, content=content, label=name, seconds=seconds, small={}
        )
    with Image.open(io.BytesIO(content)) as picture:
        width, height = picture.size
    small = {side: small_picture(content, side) if side == SMALLEST else content for side in THUMBNAIL_SIDES}
    return ReadyFile(
        kind=FileKind.PICTURE, media_type=one.content_type, content=content, label=name, width=width, height=height,
        small=small,
    )  # fmt: skip
