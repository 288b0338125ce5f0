"""The built graph, kept outside the repository under the hash of all it is made from.

A cache entry is written beside its place and renamed into it in one step: it is whole or it is not
there, whatever interrupts. A lock spares two processes from building the same graph twice; nothing
breaks without it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..data import DATA_FOLDER
from .errors import CacheError
from .inputs import content_hash, input_files
from .progress import Progress, silent
from .stamps import Stamp, forget_stamps
from .store import Store

_KEPT_ENTRIES = 4


def open_graph(folder: Path = DATA_FOLDER, *, progress: Progress = silent) -> Store:
    """The graph of the tables in a folder: from the cache, or built now and kept for the next time.

    Args:
        folder: the tables.
        progress: is told each step of a build before it begins.

    Raises:
        FactErrors: the tables cannot be read.
        OntologyError: the ontology cannot be read.
        CacheError: the cache folder cannot be written.
    """
    cache = cache_folder()
    while (name := _entry_name(folder, cache, progress)) is None:
        progress("the files have changed meanwhile: reading them again")
    return Store.open(cache / name)


def cache_folder() -> Path:
    """Where built graphs are kept: `AISUPPLY_CACHE`, or the user's cache folder."""
    if chosen := os.environ.get("AISUPPLY_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("aisupply")


def _entry_name(folder: Path, cache: Path, progress: Progress) -> str | None:
    """The entry that holds the graph of the files; `None` if they changed while it was built."""
    files = input_files(folder)
    stamp = Stamp.of(files, cache=cache)
    name = stamp.entry()
    if name is None or not (cache / name).is_dir():
        name = content_hash(files)
        if not (cache / name).is_dir() and not _build_into(cache / name, folder, progress):
            return None
        stamp.keep(name)
    return name


def _build_into(entry: Path, folder: Path, progress: Progress) -> bool:
    """Build an entry; whether the files are still those that it is named after."""
    from filelock import FileLock

    lock = FileLock(entry.with_suffix(".lock"))
    with _telling_where(entry.parent):
        entry.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    try:
        return entry.is_dir() or _built(entry, folder, progress)
    finally:
        lock.release()


def _built(entry: Path, folder: Path, progress: Progress) -> bool:
    from ..data import read_tables
    from .build import build

    store = build(read_tables(folder), progress=progress)
    # Somebody may have saved a table after its hash was taken and before it was read.
    if content_hash(input_files(folder)) != entry.name:
        return False
    progress("keeping the graph for the next time")
    with _telling_where(entry.parent):
        _clear_unfinished(entry)
        _write(store, entry)
        _forget_old_entries(entry)
    return True


@contextmanager
def _telling_where(folder: Path) -> Generator[None, None, None]:
    try:
        yield
    except OSError as error:
        raise CacheError(folder, error.strerror or str(error)) from error


def _clear_unfinished(entry: Path) -> None:
    # Whoever holds the lock is the only one who writes this entry: what lies here is of a build that was killed.
    for left in entry.parent.glob(f"{_unfinished(entry)}*"):
        shutil.rmtree(left, ignore_errors=True)


def _unfinished(entry: Path) -> str:
    return f".unfinished-{entry.name}-"


def _write(store: Store, entry: Path) -> None:
    unfinished = Path(tempfile.mkdtemp(prefix=_unfinished(entry), dir=entry.parent))
    try:
        store.copy_to(unfinished)
        unfinished.replace(entry)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _forget_old_entries(newest: Path) -> None:
    entries = [p for p in newest.parent.iterdir() if p.is_dir() and p != newest and not p.name.startswith(".")]
    entries.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in entries[_KEPT_ENTRIES - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
        forget_stamps(old.parent, old.name)
        with suppress(OSError):
            old.with_suffix(".lock").unlink()
