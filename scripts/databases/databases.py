"""Import one graph into every database that is installed here, ask each the same ten questions, and compare.

    python scripts/databases/databases.py [--graph output/graph.ttl] [NAME…]

Each database is started on a free port of the loopback address with its files in a temporary folder, filled by its own
import command, asked, and stopped. One that is not installed is skipped, and the reason is printed. The expected
answers are those of rdflib, which is no part of any of them. Exit code 1 where an answer differs or a parser refuses.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import httpx
from engines import DATABASES, PARSERS, questions
from rdflib import Graph
from running import AbsentError, Rows


@dataclass(frozen=True)
class Outcome:
    """What came of one database or parser: "matches" or what differs, or "skipped" with the reason."""

    name: str
    state: str
    detail: str


def expected(graph: Path) -> dict[str, Rows]:
    """Answer the questions with rdflib."""
    data = Graph().parse(graph, format="turtle")
    return {
        name: sorted(tuple("" if cell is None else str(cell) for cell in row) for row in data.query(text))
        for name, text in questions().items()
    }


def try_database(name: str, graph: Path, answers: Mapping[str, Rows]) -> Outcome:
    """Fill one database, ask it the questions, and compare with the expected answers."""
    begun = time.monotonic()
    try:
        with tempfile.TemporaryDirectory() as folder, DATABASES[name](graph.resolve(), Path(folder)) as ask:
            wrong = [key for key, text in questions().items() if sorted(ask(text)) != answers[key]]
    except AbsentError as error:
        return Outcome(name, "skipped", f"not installed; {error}")
    except (RuntimeError, httpx.HTTPError, OSError) as error:
        return Outcome(name, "failed", " ".join(str(error).split()))
    if wrong:
        return Outcome(name, "differs", f"in {', '.join(wrong)}")
    return Outcome(
        name, "matches", f"{len(answers)} of {len(answers)} answers, {time.monotonic() - begun:.1f} s in all"
    )


def try_parser(name: str, graph: Path) -> Outcome:
    """Let one parser read the Turtle, and compare the number of triples with rdflib's."""
    wanted = len(Graph().parse(graph, format="turtle"))
    try:
        with tempfile.TemporaryDirectory() as folder:
            found = PARSERS[name](graph.resolve(), Path(folder))
    except AbsentError as error:
        return Outcome(name, "skipped", f"not installed; {error}")
    except RuntimeError as error:
        return Outcome(name, "failed", " ".join(str(error).split()))
    return Outcome(name, "matches" if found == wanted else "differs", f"{found} of {wanted} triples")


def main() -> None:
    """Try all, or those named on the command line, and print one line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join([*DATABASES, *PARSERS])}")
    parser.add_argument("--graph", type=Path, default=Path("output/graph.ttl"))
    chosen = parser.parse_args()
    names = chosen.names or [*DATABASES, *PARSERS]
    answers = expected(chosen.graph)
    outcomes = []
    for name in names:
        outcome = try_parser(name, chosen.graph) if name in PARSERS else try_database(name, chosen.graph, answers)
        outcomes.append(outcome)
        print(f"{outcome.name:10} {outcome.state:8} {outcome.detail}", flush=True)
    sys.exit(any(outcome.state in ("failed", "differs") for outcome in outcomes))


if __name__ == "__main__":
    main()
