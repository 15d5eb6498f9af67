"""The settings of a test run: the product's own, on a home and a database that the run makes and throws away.

TRELLIS_TEST_DATABASE chooses: sqlite (also when unset) or postgresql. Loading this module starts what is needed.
"""

import os
from pathlib import Path

from tests import databases as test_databases

os.environ["TRELLIS_TESTING"] = "1"
os.environ["TRELLIS_DEMO"] = "1"
os.environ["TRELLIS_HOME"] = str(test_databases.home())
os.environ["DATABASE_URL"] = test_databases.address()
for name in ("TRELLIS_DEBUG", "TRELLIS_URL", "TRELLIS_SMTP_URL", "TRELLIS_HOSTS", "TRELLIS_SECRET_KEY"):
    os.environ.pop(name, None)

from trellis.config.catalogues import compile_messages  # noqa: E402
from trellis.config.settings import *  # noqa: E402, F403
from trellis.config.settings import DATABASES, MIDDLEWARE, STORAGES  # noqa: E402

MIDDLEWARE = [*MIDDLEWARE, "tests.exercised.note_address"]

# Each process of a run keeps its own files, as it has its own database: emptying the demo school takes all of them.
MEDIA_ROOT: Path = test_databases.home() / os.environ.get("PYTEST_XDIST_WORKER", "alone") / "files"
STORAGES["default"]["OPTIONS"] = {"location": MEDIA_ROOT}

compile_messages()

if test_databases.asked() == "sqlite":
    # A file, not :memory:, so that threads (the live server, the job consumer) each get a connection as they do at a school.
    DATABASES["default"]["TEST"] = {"NAME": str(test_databases.home() / "test.sqlite3")}
