"""The command line: thin modules that parse, call and print, one a command.

Exit codes: 0 success, 1 finished with bad inputs (each named in one line on standard error),
2 wrong usage. Commands are imported when they are called, so ``--help`` loads no model.
"""

from __future__ import annotations

import errno
import importlib
import sys
from typing import NoReturn

import click

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = {
    "compare": "Compare two sets of predictions, with p-values.",
    "convert": "Convert annotated documents to brat, Label Studio, marked text, CSV or JSON.",
    "extract": "Pull mentions and records out of articles.",
    "evaluate": "Score predictions, or a fresh extraction, against gold files.",
    "explain": "Show which words and rules decided each slot, and what lost.",
    "gate": "Fail where a score has fallen under its floor.",
    "gold": "Check and make gold files.",
    "lexicon": "Check words and kinds of your own, and list the built-in ones.",
    "query": "Ask an output file a question in SQL.",
    "report": "Write one page with the charts, table and articles of many records.",
    "schema": "Print the JSON Schema of gold files and output lines.",
    "serve": "Serve a page to annotate in, and a REST API.",
    "show": "Show an article with its mentions in colour and its records below.",
}
"""Name and one-line help of each command; ``extractor.cli.NAME`` holds it as ``command``."""


_UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What is wrong where standard output goes: no space, no quota, a limit, a broken disk."""


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"extractor.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in self.list_commands(ctx)])


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="extractor", message="%(prog)s %(version)s")
def cli() -> None:
    """Pull percentages, head counts, years and insurance types out of Vietnamese news text."""


def main() -> NoReturn:
    """Run the command line and exit with its code."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        code = 130
    except click.UsageError as error:
        error.show()
        code = 2
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except BrokenPipeError:
        # The reader of our output has gone (a pager, head): nothing more to say.
        sys.stderr.close()
        code = 0
    except OSError as error:
        if error.filename is not None or error.errno not in _UNWRITABLE:
            raise
        click.echo(f"Error: the output cannot be written ({error.strerror}); check the disk", err=True)
        code = 1
    sys.exit(code or 0)
