"""The run is on the database it says it is on."""

import socket

import pytest
from django.db import connection
from pytest_socket import SocketConnectBlockedError

from tests import databases


@pytest.mark.django_db
def test_database_is_really_the_one_asked_for() -> None:
    question = {"postgresql": "SELECT version()", "sqlite": "SELECT 'SQLite ' || sqlite_version()"}[databases.asked()]
    begins = {"postgresql": "PostgreSQL ", "sqlite": "SQLite "}[databases.asked()]

    with connection.cursor() as cursor:
        cursor.execute(question)
        (answer,) = cursor.fetchone()

    assert answer.startswith(begins)
    assert connection.vendor == databases.asked()


def test_database_asked_for_wrongly_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(databases.ASKED, "oracle")

    with pytest.raises(SystemExit, match="sqlite or postgresql, not 'oracle'"):
        databases.asked()


def test_socket_to_the_outside_is_closed() -> None:
    with socket.socket() as ours, pytest.raises((SocketConnectBlockedError, UserWarning)):
        ours.connect(("192.0.2.1", 80))
