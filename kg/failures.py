"""How the command line ends: exit codes, and one sentence on stderr for every failure."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from kg.errors import KGError

DONE, NO, BAD, PARTLY, INTERRUPTED = 0, 1, 2, 3, 130


class Commands(TyperGroup):
    """The group of all commands; it turns every failure into one sentence and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the chosen command."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KGError as error:
            raise stop(str(error)) from error
        except KeyboardInterrupt as error:
            raise stop("Interrupted.", INTERRUPTED) from error
        except BrokenPipeError as error:  # the reader of stdout has seen enough (kg query … | head)
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from error
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise stop(f"{where}{error.strerror or error}.") from error
        except (MemoryError, RecursionError) as error:
            raise stop(f"The input is too large to work on ({type(error).__name__}); build it in parts.") from error
        except (RuntimeError, TypeError, ValueError, LookupError, AttributeError, ImportError, AssertionError) as error:
            if isinstance(error, typer.Exit | typer.Abort):
                raise
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(place.filename).name}, line {place.lineno}"
            raise stop(f"Internal error in {where}: {type(error).__name__}: {error}; please report it.") from error
        return result


def say(sentence: str) -> None:
    """Print one line on stderr."""
    typer.echo(" ".join(sentence.split()), err=True)


def stop(sentence: str, code: int = BAD) -> typer.Exit:
    """Print one line on stderr and return the exception that ends the command with ``code``."""
    say(sentence)
    return typer.Exit(code)
