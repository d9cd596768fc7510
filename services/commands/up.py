"""`frontlog up`: the system of docker-compose.yml as processes of this machine, until Ctrl-C."""

import asyncio
import fcntl
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
import httpx
from rich.console import Console

from services.ledger.embedded import EmbeddedServerError
from services.ledger.settings import Settings, settings
from services.local import demo as samples_demo
from services.local.compose import ComposeError, Service, read
from services.local.key import FILE as KEY_FILE
from services.local.posting import PostingError
from services.local.system import EMBEDDED, StartError, System

ROOT = Path(__file__).resolve().parents[2]
COMPOSE_FILE = ROOT / "docker-compose.yml"
SAMPLES = ROOT / "samples"
FAILURES = (StartError, ComposeError, EmbeddedServerError, PostingError, samples_demo.DemoError, httpx.HTTPError)


@click.command()
@click.option("--demo", is_flag=True, help="Post the sample dispatches and show who controls what.")
@click.option("--once", is_flag=True, help="End after the demo, with status 0 if all went well.")
def up(demo: bool, once: bool) -> None:
    """Start the whole system on this machine.

    PostgreSQL and Valkey are embedded, unless FRONTLOG_DATABASE_URL or FRONTLOG_BROKER_URL name servers of your own.
    Data and logs are in FRONTLOG_HOME.
    """
    console = Console(highlight=False, soft_wrap=False)
    try:
        with _sole_use_of(settings().home):
            asyncio.run(_run(read(COMPOSE_FILE), settings(), console, demo or once, once))
    except* FAILURES as failed:
        raise click.ClickException("\n".join(_messages(failed))) from None


async def _run(services: list[Service], chosen: Settings, console: Console, demo: bool, once: bool) -> None:
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    _say_what_is_left_out(services, console)
    system = System(services, chosen, lambda line: console.print(line, markup=False, style="yellow", soft_wrap=True))
    work = asyncio.create_task(_work(system, chosen, console, demo, once, stopped))
    waiting = asyncio.create_task(stopped.wait())
    try:
        await asyncio.wait({work, waiting}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        work.cancel()
        waiting.cancel()
        await system.stop()
    with suppress(asyncio.CancelledError):
        await work


async def _work(
    system: System, chosen: Settings, console: Console, demo: bool, once: bool, stopped: asyncio.Event
) -> None:
    console.print("Starting. The first start also makes the index of places: half a minute.", style="dim")
    with console.status("Starting …"):
        await system.start()
    if demo:
        try:
            await asyncio.to_thread(samples_demo.run, SAMPLES, chosen, console)
        except FAILURES as failed:
            if once:
                raise
            console.print(str(failed), markup=False, style="red")
    if once:
        if system.deaths:
            raise StartError(f"A service failed on the way: {', '.join(system.deaths)}. Logs: {chosen.home / 'logs'}")
        return
    console.print(_addresses(chosen, system.key), soft_wrap=True)
    await stopped.wait()


def _addresses(chosen: Settings, key: str) -> str:
    api, ingest = (f"http://127.0.0.1:{port}" for port in (chosen.api_port, chosen.ingest_port))
    return (
        f"\nThe table:  {api}/\nTo write:   {api}/#key={key}\nThe API:    {api}/docs\n"
        f"Post to:    {ingest}/v1/articles\nYour key:   {chosen.home.absolute() / KEY_FILE}\n"
        f"Data, logs: {chosen.home.absolute()}\nCtrl-C ends it; the data stay."
    )


def _say_what_is_left_out(services: list[Service], console: Console) -> None:
    skipped = [service.name for service in services if not service.built and service.name not in EMBEDDED]
    if skipped:
        console.print(f"Not started here: {', '.join(skipped)}. Docker Compose starts them.", style="dim")


@contextmanager
def _sole_use_of(home: Path) -> Iterator[None]:
    home.mkdir(parents=True, exist_ok=True)
    with (home / "up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StartError(f"Frontlog runs on {home.absolute()} already. Another one: set FRONTLOG_HOME.") from error
        yield


def _messages(failed: BaseException) -> list[str]:
    if isinstance(failed, BaseExceptionGroup):
        return [line for one in failed.exceptions for line in _messages(one)]
    return [str(failed)]
