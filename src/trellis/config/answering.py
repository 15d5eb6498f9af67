"""What a worker process of `trellis serve` loads: the application, and an eye on the process that began it."""

import multiprocessing
import multiprocessing.connection
import os
import threading

from django.core.handlers.wsgi import WSGIHandler


def application() -> WSGIHandler:
    """This function will give a worker process its application, and end that process when the one that began it is gone."""
    from trellis.config.wsgi import application as pages

    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=follow, args=(parent.sentinel,), daemon=True).start()
    return pages


def follow(sentinel: int) -> None:
    """A worker whose server was killed would keep the port, and answer for nobody."""
    multiprocessing.connection.wait([sentinel])
    os._exit(1)
