"""What checking finds an upload to be."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Cleaned:
    """What the bytes are that Trellis wrote anew, free of what the original said about place, device and owner."""

    kind: str
    media_type: str
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
