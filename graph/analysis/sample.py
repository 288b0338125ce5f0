"""A random sample of rows that anybody can draw again, in any language.

Definition: the rows whose SHA-256 of `<seed>:<id>`, as hexadecimal digits, come first in order. The
draw depends on nothing but the seed and the ids, and a row that is added or removed changes at most
one place of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from ..rows import Row


def sample(rows: Iterable[Row], *, size: int, seed: int) -> list[Row]:
    """A random sample of some rows, in the order of the draw; all of them if they are fewer."""
    return sorted(rows, key=lambda row: sha256(f"{seed}:{row.id}".encode()).hexdigest())[:size]
