"""Whether files are still those that an entry of the cache was made from, without reading them.

A stamp remembers which entry a set of files led to, and size, times and number of each file then. It is trusted only
where nothing can hide behind it:

- The system sets a file's change time at every write, and nobody can set it back, as can be done with the time of
  modification. Windows keeps none, so there are no stamps there, and the files are read each time.
- A file that has just changed may change again within the same tick of the clock, and look the same: as long as a
  file is that young, no stamp is written.
"""

from __future__ import annotations

import os
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

# Longer than a tick of any clock, of FAT's (2 s), and of most differences between ours and a file server's.
_YOUNG_NS = 10 * 10**9
_SUFFIX = ".stamp"
_HAS_CHANGE_TIMES = os.name != "nt"


class Stamp(NamedTuple):
    """What some files looked like at one moment, and where that is remembered."""

    place: Path
    looks: str
    may_be_kept: bool

    @classmethod
    def of(cls, files: Sequence[Path], *, cache: Path) -> Stamp:
        """Take the stamp of files before they are read: what changes later will look different."""
        now = time.time_ns()
        found = [(file, file.stat()) for file in files]
        looks = "".join(f"{s.st_size} {s.st_mtime_ns} {s.st_ctime_ns} {s.st_ino} {file}\n" for file, s in found)
        youngest = max(max(s.st_mtime_ns, s.st_ctime_ns) for _, s in found)
        # Another set of files with the same checksum only takes the place over: `looks` holds all their names.
        key = zlib.crc32("\n".join(map(str, files)).encode("utf-8", "surrogateescape"))
        may_be_kept = _HAS_CHANGE_TIMES and youngest < now - _YOUNG_NS
        return cls(cache / f"{key:08x}{_SUFFIX}", looks, may_be_kept)

    def entry(self) -> str | None:
        """The entry that files which looked the same led to, if that is remembered."""
        try:
            entry, _, looks = self.place.read_text(encoding="utf-8", errors="surrogateescape").partition("\n")
        except OSError:
            return None
        return entry if looks == self.looks else None

    def keep(self, entry: str) -> None:
        """Remember the entry. A cache that cannot be written only makes the next call slower."""
        if not self.may_be_kept:
            return
        unfinished = self.place.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            unfinished.write_text(f"{entry}\n{self.looks}", encoding="utf-8", errors="surrogateescape")
            unfinished.replace(self.place)


def forget_stamps(cache: Path, entry: str) -> None:
    """Drop the stamps that lead to an entry which is no more."""
    for stamp in cache.glob(f"*{_SUFFIX}"):
        with suppress(OSError):
            if stamp.read_bytes().startswith(entry.encode() + b"\n"):
                stamp.unlink()
