"""Two at one moment: what happens when somebody writes between another's look and their pen."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from django.db import connection

Act = Callable[[], object]
LONG, A_MOMENT = 10, 0.6


def at_once(first: Act, second: Act, *, table: str) -> list[BaseException]:
    """Let the first one look into a table and stop there until the second one is done, or waits for it; what either raised.

    Each has a connection of its own, so a test that calls this writes for good: django_db(transaction=True).
    """
    looked, done, raised = Event(), Event(), []

    def stop(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        found = execute(sql, params, many, context)
        if not looked.is_set() and sql.startswith("SELECT") and f'FROM "{table}"' in sql:
            looked.set()
            done.wait(A_MOMENT)
        return found

    def run(act: Act) -> None:
        try:
            act()
        except BaseException as error:  # handed to the test, which says what may be raised
            raised.append(error)
        finally:
            connection.close()

    def run_first() -> None:
        with connection.execute_wrapper(stop):
            run(first)
        looked.set()

    def run_second() -> None:
        looked.wait(LONG)
        run(second)
        done.set()

    both = [Thread(target=run_first), Thread(target=run_second)]
    for one in both:
        one.start()
    for one in both:
        one.join(LONG * 3)
    return raised
