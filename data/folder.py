"""Where the tables that come with the package are."""

from __future__ import annotations

from pathlib import Path

DATA_FOLDER = Path(__file__).parent
