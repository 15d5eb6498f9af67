"""The consumer: who does what waits in the outbox, alone for the whole installation."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import Error, close_old_connections, connection

from trellis.foundation import clock, lease, outbox
from trellis.foundation.ids import new_id

LEASE = "jobs"
SWEEP_EVERY = timedelta(hours=1)
log = logging.getLogger("trellis.consumer")


class Consumer:
    """Who does the jobs: any number may be started, the lease lets one of them work, and another follows when it ends."""

    def __init__(self, *, now: Callable[[], datetime] = clock.now, idle_seconds: float = 1.0) -> None:
        self.name = f"{socket.gethostname()[:40]}/{os.getpid()}/{str(new_id())[-6:]}"
        self.now = now
        self.idle_seconds = idle_seconds
        self.stopping = threading.Event()
        self.alone = threading.Event()

    def run(self) -> None:
        """This function will work until stop() is called; a database that is away is waited for."""
        heart = threading.Thread(target=self._beat, name="trellis-lease", daemon=True)
        heart.start()
        while not self.stopping.is_set():
            if not self.alone.wait(self.idle_seconds):
                continue
            if not self._survives(lambda: outbox.run_next(at=self.now())):
                self.stopping.wait(self.idle_seconds)
        heart.join()
        connection.close()

    def stop(self) -> None:
        self.stopping.set()

    def _beat(self) -> None:
        """Renew the lease in a thread of its own, since a long job must not lose it."""
        swept_at = self.now() - SWEEP_EVERY
        rest = {True: lease.LENGTH.total_seconds() / 3, False: self.idle_seconds * 3}
        try:
            held = self._renew()
            while not self.stopping.wait(rest[held]):
                held = self._renew()
                if held and self.now() - swept_at >= SWEEP_EVERY:
                    swept_at = self.now()
                    self._survives(lambda: bool(outbox.sweep(at=self.now())))
                    self._survives(lambda: bool(outbox.put_daily(at=self.now())))
        finally:
            self.alone.clear()
            self._survives(lambda: lease.give_back(LEASE, holder=self.name))
            connection.close()

    def _renew(self) -> bool:
        held = self._survives(lambda: lease.take(LEASE, holder=self.name, at=self.now()))
        if held:
            self.alone.set()
        else:
            self.alone.clear()
        return held

    @staticmethod
    def _survives(step: Callable[[], bool]) -> bool:
        try:
            close_old_connections()
            return step()
        except Error as error:
            log.warning("The database did not answer (%s); trying again.", type(error).__name__)
            connection.close()
            return False
