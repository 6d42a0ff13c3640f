"""The command line: data to stdout, everything else to stderr, and never a traceback.

Exit codes: 0 done, 1 the answer is "no", 2 a wrong call or bad input, 3 built, but without the articles that could
not be read. What a command needs is imported inside it, so that a question to the graph does not load the parser.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from kg.cli.asking import diff, explain, query, view
from kg.cli.building import build
from kg.cli.checking import evaluate, validate, verify
from kg.cli.sharing import export, load, serve
from kg.failures import DONE, Commands

app = typer.Typer(
    cls=Commands,
    name="kg",
    help="From French news articles to a knowledge graph of who did what to whom.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
)
app.command()(build)
# The parameters of a named query are options that only the query knows.
app.command(context_settings={"ignore_unknown_options": True})(query)
for command in (view, explain, validate, verify, evaluate, diff, export, load, serve):
    app.command()(command)


def main() -> None:
    """Run the command line as the installed script does."""
    app(prog_name="kg")


def _version(wanted: bool) -> None:
    if wanted:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,
) -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console that is not UTF-8 must not fail on an accent
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
