"""What the foundation does in the background: small pictures, and the sweeping of files that nobody kept."""

from trellis.foundation.files import make_thumbnails, sweep_files

__all__ = ["make_thumbnails", "sweep_files"]
