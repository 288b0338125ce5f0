"""A stamp vouches for files that have not been touched, and for no others."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from aisupply.graph import stamps
from aisupply.graph.stamps import Stamp, forget_stamps


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, ...]:
    made = tuple(tmp_path / name for name in ("mills.csv", "ovens.csv"))
    for file in made:
        file.write_text("id\nold-mill\n", "utf-8")
    return made


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the files had been written long ago."""
    monkeypatch.setattr(stamps, "_YOUNG_NS", -(10**9))


def keep(files: tuple[Path, ...], cache: Path) -> None:
    Stamp.of(files, cache=cache).keep("entry")


def known(files: tuple[Path, ...], cache: Path) -> str | None:
    return Stamp.of(files, cache=cache).entry()


@pytest.mark.usefixtures("settled")
def test_untouched_files_are_known_again(files: tuple[Path, ...], tmp_path: Path) -> None:
    before = known(files, tmp_path)
    keep(files, tmp_path)

    assert (before, known(files, tmp_path)) == (None, "entry")


def rewrite_in_the_same_length(file: Path) -> None:
    file.write_text("id\nnew-mill\n", "utf-8")


def rewrite_and_restore_the_time(file: Path) -> None:
    before = file.stat()
    file.write_text("id\nnew-mill\n", "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_by_a_copy_with_its_times(file: Path) -> None:
    other = file.with_suffix(".new")
    other.write_text("id\nnew-mill\n", "utf-8")
    shutil.copystat(file, other)
    other.replace(file)


def make_longer(file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize(
    "touch",
    [rewrite_in_the_same_length, rewrite_and_restore_the_time, replace_by_a_copy_with_its_times, make_longer],
)
def test_a_changed_file_is_not_vouched_for(
    touch: Callable[[Path], None], files: tuple[Path, ...], tmp_path: Path
) -> None:
    keep(files, tmp_path)
    # One tick of the file system's clock; within it no stamp would have been kept.
    time.sleep(0.02)
    touch(files[1])

    assert known(files, tmp_path) is None


@pytest.mark.usefixtures("settled")
def test_another_set_of_files_is_not_vouched_for(files: tuple[Path, ...], tmp_path: Path) -> None:
    keep(files, tmp_path)

    assert known(files[:1], tmp_path) is None


@pytest.mark.usefixtures("settled")
def test_a_stamp_that_took_the_same_place_is_not_mistaken(
    files: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps.zlib, "crc32", lambda _: 7)
    keep(files, tmp_path)

    assert known(files[:1], tmp_path) is None


def test_files_that_have_just_changed_get_no_stamp(files: tuple[Path, ...], tmp_path: Path) -> None:
    """They may change again within the same tick of the clock, and look the same."""
    keep(files, tmp_path)

    assert known(files, tmp_path) is None


def test_a_file_from_the_future_gets_no_stamp(files: tuple[Path, ...], tmp_path: Path) -> None:
    ahead = time.time_ns() + 10**12
    os.utime(files[0], ns=(ahead, ahead))
    keep(files, tmp_path)

    assert known(files, tmp_path) is None


@pytest.mark.usefixtures("settled")
def test_no_stamps_are_kept_where_change_times_are_not(
    files: tuple[Path, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "_HAS_CHANGE_TIMES", False)
    keep(files, tmp_path)

    assert known(files, tmp_path) is None


@pytest.mark.usefixtures("settled")
def test_a_cache_that_cannot_be_written_is_no_error(files: tuple[Path, ...], tmp_path: Path) -> None:
    keep(files, tmp_path / "nowhere")

    assert known(files, tmp_path / "nowhere") is None


@pytest.mark.usefixtures("settled")
def test_the_stamps_of_a_forgotten_entry_go_with_it(files: tuple[Path, ...], tmp_path: Path) -> None:
    keep(files, tmp_path)
    Stamp.of(files[:1], cache=tmp_path).keep("entry-of-others")
    forget_stamps(tmp_path, "entry")

    assert (known(files, tmp_path), known(files[:1], tmp_path)) == (None, "entry-of-others")
