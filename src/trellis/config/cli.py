"""The `trellis` command."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Arguments = argparse.Namespace
EXAMPLES = {
    "demo": "trellis demo --port 8080\n  trellis demo --reset",
    "serve": "trellis serve --host 0.0.0.0 --workers 4",
    "worker": "trellis worker\n  trellis worker --again",
    "doctor": "trellis doctor",
    "import case": (
        "trellis import case framework.json --dry-run\n  trellis import case framework.json --as-continuum\n"
        "  trellis import case framework.csv --dry-run"
    ),
    "person add": (
        'trellis person add --school "Hill School" --name "Vera Lind" --role leader --email vera@hill.example'
        " --zone Europe/Madrid\n"
        '  trellis person add --name "Leo Andrade" --role learner --as vera\n'
        '  trellis person add --new-school --school "Lake School" --name "Kim Tal" --role leader --email kim@lake.example'
    ),
}


HIGHEST_PORT = 65_535


def main(argv: Sequence[str] | None = None) -> int:
    """This function will do what the command line asks, and give the exit code: 0, or 1 with a sentence on what to do."""
    arguments = parser().parse_args(argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trellis.config.settings")
    if arguments.task is demo:
        os.environ["TRELLIS_DEMO"] = "1"
    try:
        wake_up()
        return int(arguments.task(arguments) or 0)
    except KeyboardInterrupt:
        return 130
    except known_refusals() as refusal:
        print(refusal, file=sys.stderr)
        return 1


def wake_up() -> None:
    import django

    django.setup()


def known_refusals() -> tuple[type[Exception], ...]:
    """What is answered with its own sentence; anything else is a fault of ours and keeps its traceback."""
    from django.apps import apps
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    if not apps.ready:
        return (ImproperlyConfigured, PermissionError)
    from trellis.config.serving import PortTaken
    from trellis.demo.clearing import NotADemo
    from trellis.foundation.intents import Refused

    return (ImproperlyConfigured, OperationalError, PermissionError, PortTaken, NotADemo, Refused)


def parser() -> argparse.ArgumentParser:
    """This function will describe the commands."""
    top = argparse.ArgumentParser(prog="trellis", description="Trellis, a learning relationship management system.")
    commands = top.add_subparsers(title="commands", required=True, metavar="command")

    one = command(commands, "demo", demo, "Show the demo school in the browser; plant it first where there is none.")
    with_address(one, workers=1)
    one.add_argument("--reset", action="store_true", help="plant the demo school afresh")
    one.add_argument("--only-plant", action="store_true", help="plant, and do not serve")

    one = command(commands, "serve", serve, "Serve the school's pages, and do the jobs beside them.")
    with_address(one, workers=2)
    one.add_argument("--no-jobs", action="store_true", help="leave the jobs to a worker of their own")

    one = command(commands, "worker", worker, "Do the jobs: thumbnails, mail, what goes to other systems.")
    one.add_argument("--again", action="store_true", help="first take up again what had been given up")

    one = command(commands, "doctor", doctor, "Look at the nine things that go wrong most, and say the mend.")
    one.add_argument(
        "--port", type=port_number, default=port_wanted(), help="the port to look at (default: %(default)s)"
    )

    group = commands.add_parser("import", help="Bring in a standard's package.").add_subparsers(
        required=True, metavar="standard"
    )
    one = command(
        group, "case", import_case, "Bring in a CASE package of competencies, or a table of them.", name="import case"
    )
    one.add_argument("file", metavar="FILE", help="the package, a JSON file; or a table, a CSV file")
    one.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    one.add_argument("--as-continuum", action="store_true", help="let its competencies be our targets as well")
    with_school(one)

    group = commands.add_parser("person", help="Keep the school's people.").add_subparsers(
        required=True, metavar="what"
    )
    one = command(
        group, "add", person_add, "Add a person; the first one founds the school and leads it.", name="person add"
    )
    one.add_argument("--name", required=True)
    one.add_argument("--said-as", default="", help="what people call them (default: the first word of the name)")
    one.add_argument(
        "--role", required=True, help="learner, teacher, advisor, staff, leader, guardian, mentor, operator ..."
    )
    one.add_argument("--email", default="", help="lets them sign in; a password is made and shown once")
    one.add_argument("--new-school", action="store_true", help="found one more school, with this person as its leader")
    one.add_argument(
        "--zone", default="", help="time zone of a school that is founded, like Europe/Madrid (default: UTC)"
    )
    one.add_argument("--locale", default="", help="language of a school that is founded: en or es (default: en)")
    one.add_argument("--as", dest="actor", default="", metavar="WHO", help="who adds them, by slug: the record says so")
    with_school(one)
    return top


def command(
    group: Any, word: str, task: Callable[[Arguments], int | None], says: str, *, name: str = ""
) -> argparse.ArgumentParser:
    one = group.add_parser(
        word,
        help=says,
        description=says,
        epilog=f"example:\n  {EXAMPLES[name or word]}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    one.set_defaults(task=task)
    return one


def with_address(one: argparse.ArgumentParser, *, workers: int) -> None:
    one.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s, this machine alone)")
    one.add_argument("--port", type=int, default=port_wanted(), help="the port (default: %(default)s, or PORT)")
    one.add_argument("--workers", type=int, default=workers, help="processes that answer (default: %(default)s)")


def with_school(one: argparse.ArgumentParser) -> None:
    one.add_argument("--school", default="", help="the school by its slug, where there are several")


def port_wanted() -> str:
    return os.environ.get("PORT", "") or "8000"  # read as port_number, as one that was typed is


def port_number(typed: str) -> int:
    """This function will read a port. Raises ArgumentTypeError, which argparse says with the name of the option."""
    if not typed.isdigit() or not 1 <= int(typed) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{typed} is no port: choose a number from 1 to {HIGHEST_PORT}, such as 8000")
    return int(typed)


def say(sentence: object) -> None:
    print(sentence, flush=True)


def demo(arguments: Arguments) -> None:
    from trellis.config import home, planting, serving

    home.prepare(say)
    planting.plant(say, afresh=arguments.reset)
    if not arguments.only_plant:
        serving.serve(
            host=arguments.host,
            port=arguments.port,
            workers=arguments.workers,
            jobs=True,
            say=say,
            opened=planting.who_one_can_be(serving.address_of(arguments.host, arguments.port)),
        )


def serve(arguments: Arguments) -> None:
    from trellis.config import home, serving

    home.prepare(say)
    serving.serve(
        host=arguments.host, port=arguments.port, workers=arguments.workers, jobs=not arguments.no_jobs, say=say
    )


def worker(arguments: Arguments) -> None:
    from trellis.config import home, serving
    from trellis.foundation import clock, outbox

    home.prepare(say)
    if arguments.again:
        say(f"Taken up again: {outbox.take_up_again(at=clock.now())}.")
    serving.work(say)


def doctor(arguments: Arguments) -> int:
    from trellis.config import doctor as practice
    from trellis.config import home
    from trellis.foundation import clock

    if not practice.database().mend and home.is_new():
        home.prepare(say)
    return 0 if practice.report(practice.examine(at=clock.now(), port=arguments.port), say) else 1


def import_case(arguments: Arguments) -> int:
    from trellis.config import home
    from trellis.interop.case import command as case

    home.prepare(say)
    return case.run(
        Path(arguments.file),
        dry_run=arguments.dry_run,
        out=sys.stdout,
        school=arguments.school,
        as_continuum=arguments.as_continuum,
    )


def person_add(arguments: Arguments) -> None:
    from trellis.config import enrolling, home

    home.prepare(say)
    enrolling.add(arguments, say)


if __name__ == "__main__":
    raise SystemExit(main())
