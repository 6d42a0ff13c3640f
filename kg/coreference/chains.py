"""The growing chains while coreference is resolved."""

from __future__ import annotations

from collections.abc import Iterable

from networkx.utils import UnionFind


class Links:
    """Chains under construction: mentions joined to one another, and mentions that point at several chains."""

    def __init__(self, size: int) -> None:
        """Start with ``size`` mentions, none of them resolved."""
        self._union: UnionFind = UnionFind(range(size))
        self._resolved: set[int] = set()
        self._pairs: dict[int, tuple[int, ...]] = {}

    def found(self, mention: int) -> None:
        """Let a mention be a chain of its own."""
        self._resolved.add(mention)

    def join(self, mention: int, antecedent: int) -> None:
        """Put two mentions into one chain."""
        self._union.union(mention, antecedent)
        self._resolved |= {mention, antecedent}

    def group(self, mention: int, members: Iterable[int]) -> None:
        """Let a plural mention point at the chains of several others."""
        self._pairs[mention] = tuple(members)

    def resolved(self, mention: int) -> bool:
        """Return whether the mention belongs to a chain or a pair."""
        return mention in self._resolved or mention in self._pairs

    def chain(self, mention: int) -> int:
        """Return the representative of the mention's chain (an arbitrary but fixed member)."""
        return int(self._union[mention])

    def targets(self, mention: int) -> tuple[int, ...]:
        """Return the chains that the mention points at."""
        if mention in self._pairs:
            return tuple(dict.fromkeys(self.chain(m) for m in self._pairs[mention]))
        return (self.chain(mention),) if mention in self._resolved else ()
