"""Sounds and films: kept as recorded, moved into a fresh container.

The coded sound and picture stay as the phone or browser made them (no transcoding). The container is written anew, so
that titles, places, devices, chapters, pictures inside and further tracks stay behind, and so that a browser's WebM,
which says neither its length nor where to seek, gains both.
"""

from dataclasses import dataclass
from typing import IO, Any

import av
from django.conf import settings

from trellis.foundation.files import refusals
from trellis.foundation.files.cleaned import Cleaned
from trellis.foundation.models import FileKind

# Codecs that browsers play, by the container that holds them.
PLAYED = {
    "webm": {"vp8", "vp9", "av1", "opus", "vorbis"},
    "mp4": {"h264", "hevc", "av1", "vp9", "aac", "mp3", "opus", "flac"},
    "ogg": {"opus", "vorbis", "flac"},
    "mp3": {"mp3", "mp3float"},
    "wav": {"pcm_s16le", "pcm_s24le", "pcm_u8", "pcm_f32le"},
}
HOMES = {"matroska": ("webm", "mp4"), "mov": ("mp4",), "ogg": ("ogg",), "mp3": ("mp3",), "wav": ("wav",)}
SOUND_TYPES = {"webm": "audio/webm", "mp4": "audio/mp4", "ogg": "audio/ogg", "mp3": "audio/mpeg", "wav": "audio/wav"}
FILM_TYPES = {"webm": "video/webm", "mp4": "video/mp4"}
LAST_BREATH = 5  # a recorder that stops at the limit writes a little more than the limit


@dataclass
class Reel:
    """What was seen while the recording ran through."""

    is_film: bool
    began: float | None = None
    ended: float = 0.0
    width: int | None = None
    height: int | None = None

    @property
    def seconds(self) -> float:
        return max(self.ended - (self.began or 0.0), 0.0)


def clean_recording(upload: IO[bytes], into: IO[bytes], format_name: str) -> Cleaned:
    """This function will move the sound and the film track into a fresh container of a kind that browsers play.

    Raises FileRefused when nothing in it can be decoded, no browser could play it, or a sound is too long.
    """
    upload.seek(0)
    try:
        with av.open(upload, mode="r", format=format_name) as source:
            tracks = tracks_of(source)
            home = home_of(format_name, tracks)
            reel = moved(source, tracks, into, home)
    except refusals.FileRefused:
        raise
    except Exception as problem:  # damaged recordings make decoders raise whatever they like
        raise refusals.damaged() from problem
    if reel.seconds <= 0:
        raise refusals.damaged()
    if not reel.is_film and reel.seconds > settings.SOUND_LIMIT_SECONDS + LAST_BREATH:
        raise refusals.too_long()
    return Cleaned(
        kind=FileKind.FILM if reel.is_film else FileKind.SOUND,
        media_type=(FILM_TYPES if reel.is_film else SOUND_TYPES)[home],
        width=reel.width,
        height=reel.height,
        seconds=round(reel.seconds, 2),
    )


def tracks_of(source: Any) -> list[Any]:
    """This function will choose the first film track and the first sound track; a cover picture is not a film."""
    cover = av.stream.Disposition.attached_pic
    films = [track for track in source.streams.video if not track.disposition & cover]
    tracks = [*films[:1], *source.streams.audio[:1]]
    if not tracks:
        raise refusals.damaged()
    return tracks


def home_of(format_name: str, tracks: list[Any]) -> str:
    codecs = {track.codec_context.name for track in tracks}
    for home in HOMES[format_name]:
        if codecs <= PLAYED[home] and (home in FILM_TYPES or not has_film(tracks)):
            return home
    raise refusals.not_playable()


def has_film(tracks: list[Any]) -> bool:
    return any(track.type == "video" for track in tracks)


def moved(source: Any, tracks: list[Any], into: IO[bytes], home: str) -> Reel:
    """This function will copy each packet into the new container and decode one of each track, to know that it can be."""
    reel, undecoded = Reel(is_film=has_film(tracks)), {track.index for track in tracks}
    options = {"movflags": "+faststart"} if home == "mp4" else {}
    with av.open(into.name, mode="w", format=home, options=options) as target:
        places = {track.index: place_for(track, target, home) for track in tracks}
        for packet in source.demux(tracks):
            index = packet.stream.index
            if index in undecoded and decoded(packet, reel):
                undecoded.discard(index)
            if packet.dts is None:  # the empty packet that ends a track
                continue
            note_time(packet, reel)
            packet.stream = places[index]
            target.mux(packet)
    if undecoded:
        raise refusals.damaged()
    return reel


def place_for(track: Any, target: Any, home: str) -> Any:
    place = target.add_stream_from_template(track, opaque=True)
    if home == "mp4" and track.codec_context.name == "hevc":
        place.codec_context.codec_tag = "hvc1"  # under its other name, hev1, Apple's browsers do not play it
    return place


def decoded(packet: Any, reel: Reel) -> bool:
    frames = packet.decode()
    if frames and packet.stream.type == "video":
        sides = (frames[0].width, frames[0].height)
        is_turned = frames[0].rotation % 180 == 90
        reel.width, reel.height = sides[::-1] if is_turned else sides
    return bool(frames)


def note_time(packet: Any, reel: Reel) -> None:
    if packet.pts is None:
        return
    begins = float(packet.pts * packet.time_base)
    reel.began = begins if reel.began is None else min(reel.began, begins)
    reel.ended = max(reel.ended, begins + float((packet.duration or 0) * packet.time_base))
