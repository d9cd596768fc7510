"""The `frontlog` command. A subcommand's module is imported only when it runs, so that each starts fast."""

from importlib import import_module

import click

# Name → module under services.commands, and the line that `frontlog --help` shows without importing it.
SUBCOMMANDS: dict[str, tuple[str, str]] = {
    "up": ("up", "Start the whole system on this machine."),
    "migrate": ("migrate", "Bring the database to the newest schema."),
    "serve": ("serve", "Serve one HTTP service: ingest or api."),
    "worker": ("worker", "Analyse articles as the queue rings."),
    "beat": ("beat", "Have workers ring again for quiet articles, and seal the ledger."),
    "exporter": ("exporter", "Tell Prometheus what Celery does."),
    "health": ("health", "Ask one service whether it works."),
    "ingest": ("ingest", "Post article files to the ingest service."),
    "state": ("state", "Show who controls what."),
    "extract": ("extract", "Turn articles on stdin into control events on stdout."),
    "keys": ("keys", "Make, list and revoke keys."),
    "jobs": ("jobs", "List the articles that wait for analysis or failed."),
    "retry": ("retry", "Queue dead articles again."),
    "replay": ("replay", "Analyse all articles again with the present extractor."),
    "erase": ("erase", "Erase an article's words for good."),
    "rebuild": ("rebuild", "Make the read tables anew from the ledger."),
    "verify": ("verify", "Check the ledger, and the read tables against a rebuild."),
    "seal": ("seal", "Seal the records now, or show the newest seal."),
    "bench": ("bench", "Measure the speed of one part."),
}


class LazyGroup(click.Group):
    """A group that knows its subcommands by name and imports one when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which a newcomer needs them."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand called `cmd_name`, or None if there is none."""
        if cmd_name not in SUBCOMMANDS:
            return None
        module = import_module(f"services.commands.{SUBCOMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in SUBCOMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="frontlog")
def main() -> None:
    """Reads news and keeps the record of who controls what.

    Settings are FRONTLOG_… environment variables; docs/operations.md lists them.
    """
