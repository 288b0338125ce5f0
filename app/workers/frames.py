"""What parent and worker say to each other: a line of JSON that names the length of the bytes that follow it."""

from __future__ import annotations

import json
from typing import IO, Any


def frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """A message."""
    return json.dumps({**header, "length": len(body)}).encode("ascii") + b"\n" + body


def read_header(line: bytes) -> tuple[dict[str, Any], int]:
    """The header of a message, and the length of its body."""
    header: dict[str, Any] = json.loads(line)
    return header, int(header.pop("length"))


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next message, or `None` once the other side is gone."""
    line = stream.readline()
    if not line:
        return None
    header, length = read_header(line)
    return header, stream.read(length)
