"""The built graph is kept by content, shared by processes, and never half-written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from aisupply.graph import cache, iris, stamps
from aisupply.graph.errors import CacheError
from aisupply.graph.store import Store


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AISUPPLY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_graph_is_built_once_and_again_when_a_table_changes(toy_folder: Path, own_cache: Path) -> None:
    steps: list[str] = []
    first = cache.open_graph(toy_folder, progress=steps.append)
    built = len(steps)
    cache.open_graph(toy_folder, progress=steps.append)
    again = len(steps)
    path = toy_folder / "events.csv"
    path.write_text(path.read_text("utf-8").replace("takes force", "is in force"), "utf-8")
    cache.open_graph(toy_folder, progress=steps.append)

    assert len(first) > 0
    assert (built, again, len(steps)) == (5, 5, 10)
    assert len([path for path in own_cache.iterdir() if path.is_dir()]) == 2


def test_a_table_that_is_saved_while_it_is_read_is_never_kept_under_its_old_hash(
    toy_folder: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = toy_folder / "events.csv"
    old = path.read_text("utf-8")
    new = old.replace("takes force", "is in force")
    hashed = cache.content_hash

    def hash_and_save(files: Iterable[Path]) -> str:
        found = hashed(files)
        path.write_text(new, "utf-8")
        return found

    monkeypatch.setattr(cache, "content_hash", hash_and_save)
    steps: list[str] = []
    saved = labels(cache.open_graph(toy_folder, progress=steps.append))
    monkeypatch.undo()
    monkeypatch.setenv("AISUPPLY_CACHE", str(own_cache))
    path.write_text(old, "utf-8")
    before = labels(cache.open_graph(toy_folder))

    assert any("is in force" in label for label in saved)
    assert not any("takes force" in label for label in saved)
    assert any("takes force" in label for label in before)
    assert sum("again" in step for step in steps) == 1


def labels(store: Store) -> list[str]:
    return [str(triple.object) for triple in store.triples(graph=iris.FACTS_GRAPH)]


def test_old_entries_are_forgotten(toy_folder: Path, own_cache: Path) -> None:
    for number in range(6):
        path = toy_folder / "dataset.toml"
        path.write_text(path.read_text("utf-8") + f"# {number}\n", "utf-8")
        cache.open_graph(toy_folder)

    assert len([path for path in own_cache.iterdir() if path.is_dir()]) == 4


def test_an_interrupted_build_leaves_nothing_and_the_next_call_works(toy_folder: Path, own_cache: Path) -> None:
    def interrupt(step: str) -> None:
        if step.startswith("keeping"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cache.open_graph(toy_folder, progress=interrupt)

    assert [path for path in own_cache.iterdir() if path.is_dir()] == []
    assert len(cache.open_graph(toy_folder)) > 0


def test_a_cache_that_cannot_be_written_is_told(
    toy_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("AISUPPLY_CACHE", str(tmp_path / "file" / "cache"))

    with pytest.raises(CacheError, match="AISUPPLY_CACHE"):
        cache.open_graph(toy_folder)


def test_the_users_cache_folder_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AISUPPLY_CACHE")

    assert cache.cache_folder().name == "aisupply"


def test_two_processes_may_build_at_once(toy_folder: Path, own_cache: Path) -> None:
    code = f"from pathlib import Path; from aisupply.graph.cache import open_graph; print(len(open_graph(Path({str(toy_folder)!r}))))"
    both = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) for _ in range(2)]
    printed = {process.communicate(timeout=60)[0] for process in both}

    assert len(printed) == 1
    assert [process.returncode for process in both] == [0, 0]
    assert len([path for path in own_cache.iterdir() if path.is_dir()]) == 1


@pytest.mark.usefixtures("own_cache")
def test_a_graph_is_opened_without_reading_what_it_was_made_from(
    toy_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "_YOUNG_NS", -(10**9))
    cache.open_graph(toy_folder)
    monkeypatch.setattr(cache, "content_hash", None)

    assert len(cache.open_graph(toy_folder)) > 0


def test_a_stamp_without_its_entry_is_no_answer(
    toy_folder: Path, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "_YOUNG_NS", -(10**9))
    cache.open_graph(toy_folder)
    for entry in [path for path in own_cache.iterdir() if path.is_dir()]:
        shutil.rmtree(entry)

    assert len(cache.open_graph(toy_folder)) > 0
