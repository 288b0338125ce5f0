"""What parent and worker say to each other: two lengths, a JSON document, and the bytes that go with it."""

from __future__ import annotations

import json
from struct import Struct
from typing import IO, Any

_LENGTHS = Struct("!II")


def frame(header: dict[str, Any], body: bytes = b"") -> bytes:
    """A message."""
    document = json.dumps(header).encode("ascii")
    return _LENGTHS.pack(len(document), len(body)) + document + body


def read_frame(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next message, or `None` once the other side is gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    document, body = _LENGTHS.unpack(lengths)
    return json.loads(stream.read(document)), stream.read(body)


def frame_in(received: bytearray) -> tuple[dict[str, Any], bytes] | None:
    """The message that has been received, or `None` while some of it is still to come."""
    if len(received) < _LENGTHS.size:
        return None
    document, body = _LENGTHS.unpack_from(received)
    begin = _LENGTHS.size + document
    if len(received) < begin + body:
        return None
    return json.loads(received[_LENGTHS.size : begin]), bytes(memoryview(received)[begin : begin + body])
