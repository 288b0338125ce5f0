"""The files that a graph is made from: the tables, the ontology, the rules and the code that builds it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from .. import ontology
from ..data import DATA_FOLDER
from .infer import rule_files

# A change of the code that turns tables into triples must reach the key: these files are that code.
_CODE = ("build.py", "description.py", "infer.py", "iris.py", "nodes.py", "store.py", "triples.py")


def input_files(folder: Path = DATA_FOLDER) -> tuple[Path, ...]:
    """All files that decide what the graph of the tables in a folder is, in a fixed order."""
    here = Path(__file__).parent
    tables = sorted((*folder.glob("*.csv"), *folder.glob("*.toml")))
    return (*tables, *ontology.ontology_files(), *rule_files(), *(here / name for name in _CODE))


def content_hash(files: Iterable[Path]) -> str:
    """A hash of the names and contents of files."""
    import hashlib

    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0")
        digest.update(file.read_bytes() + b"\0")
    return digest.hexdigest()[:32]
