"""Where input for benchmarks stands that is no part of the repository."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TRELLIS_SHARED", ROOT.parent / "shared"))
