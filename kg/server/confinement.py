"""What a worker gives up before it answers strangers: files, sockets, memory without end."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

OPEN_FILES = 64  # what a worker may have open at most, standard streams and pipes included


def confine(memory: int) -> None:
    """Deny this process any further file or socket, and more than ``memory`` bytes beyond what it has now.

    Without effect on systems that are not POSIX; there, SERVICE and LOAD are still refused by name.
    """
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        bound = _address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
        while True:  # until no number is left, so that nothing can be opened in a gap
            os.dup(2)


def _address_space() -> int:
    """Return the bytes of this process's address space; OSError where the system does not say."""
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
