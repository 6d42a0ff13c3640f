"""How programs are found, started, stopped and asked."""

from __future__ import annotations

import contextlib
import csv
import importlib.util
import io
import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import httpx

START = 60  # seconds that a server may take to answer

Rows = list[tuple[str, ...]]
Ask = Callable[[str], Rows]


class AbsentError(Exception):
    """A database or parser that is not installed; the message says what to install."""


def program(name: str, install: str) -> str:
    """Find a program, or raise AbsentError with how to install it."""
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    if not found:
        raise AbsentError(install)
    return found


def modules(*names: str, install: str) -> None:
    """Raise AbsentError where a module is not installed."""
    if not all(importlib.util.find_spec(name) for name in names):
        raise AbsentError(install)


def run(line: list[str]) -> str:
    """Run a program to its end and return what it prints; RuntimeError where it fails."""
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8")
    if done.returncode or "*** Error" in done.stdout + done.stderr:  # isql reports errors, but exits with 0
        raise RuntimeError(f"{Path(line[0]).name}: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.stdout


def count_lines(line: list[str]) -> int:
    """Run a program and count the lines that it prints."""
    return sum(bool(text.strip()) for text in run(line).splitlines())


def free_port() -> int:
    """Find a port that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port


@contextlib.contextmanager
def server(line: list[str], folder: Path) -> Iterator[None]:
    """Run a server while the block runs."""
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(line, stdout=log, stderr=log, cwd=folder)
        try:
            yield
        finally:
            process.terminate()
            process.wait(30)


def endpoint(url: str, parameters: Mapping[str, str] | None = None) -> Ask:
    """Wait for a SPARQL server and return what asks it, in CSV."""

    def ask(text: str) -> Rows:
        form = {"query": text, **(parameters or {})}
        answer = httpx.post(url, data=form, headers={"Accept": "text/csv"}, timeout=60)
        if answer.status_code != 200:
            raise RuntimeError(f"{url}: {answer.status_code} {answer.text[:300]}")
        return rows(answer.text)

    until = time.monotonic() + START
    while True:
        try:
            ask("SELECT * { ?s ?p ?o } LIMIT 1")
            return ask
        except (httpx.TransportError, RuntimeError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def rows(text: str) -> Rows:
    """Read the rows of a CSV answer without its header."""
    return [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))][1:]
