"""Telling the steps of what takes long."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]
"""Is told each step before it begins."""


def silent(_step: str) -> None:
    """The progress that nobody watches."""
