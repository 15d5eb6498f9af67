"""Real mail servers beside the tests, on this machine: one that takes, one that refuses, one that hangs."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class Box:
    """What came in; `answers` are given before that, one a message: a refusal, or "hang"."""

    def __init__(self, *answers: str) -> None:
        self.came: list[EmailMessage] = []
        self.answers = list(answers)
        self.tried = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.tried += 1
        if self.answers:
            answer = self.answers.pop(0)
            if answer == "hang":
                await asyncio.sleep(3)
                return "451 too slow"
            return answer
        message: Any = message_from_bytes(envelope.original_content or envelope.content, policy=policy.default)
        message.sent_to = list(envelope.rcpt_tos)
        self.came.append(message)
        return "250 taken"


@contextmanager
def serving(settings: Any, *answers: str, timeout: float = 1) -> Iterator[Box]:
    """This function will let the school write through a server for a while."""
    box = Box(*answers)
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    use(settings, controller.port, timeout=timeout)
    try:
        yield box
    finally:
        controller.stop()


def use(settings: Any, port: int, *, timeout: float = 1) -> None:
    settings.MAIL_SERVER = {"host": "127.0.0.1", "port": port, "timeout": timeout, "use_tls": False, "use_ssl": False}
    settings.MAIL_FROM = "school@willow.example"
    settings.PUBLIC_URL = "https://trellis.willow.example"


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port
