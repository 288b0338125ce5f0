"""Which of several forms a client wants, by its `Accept` or `Accept-Language` header (RFC 9110, section 12.5)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_MOST_RANGES = 64
"""Nobody needs more; a header that holds more is read so far."""


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range or language range with its weight and parameters."""

    name: str
    parameters: tuple[tuple[str, str], ...]
    weight: float


def choose_media_type(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that a client likes best, the first among equals; `None` if it takes none of them.

    Args:
        accept: the header; without one the first offer is taken.
        offers: media types, the server's own favourite first.
    """
    if accept is None or not accept.strip():
        return offers[0] if offers else None
    ranges = _ranges(accept)
    weighed = [(_weight(offer, ranges), offer) for offer in offers]
    best = max((weight for weight, _ in weighed), default=0.0)
    return next((offer for weight, offer in weighed if weight == best), None) if best > 0 else None


def choose_language(accept_language: str | None, offers: Sequence[str]) -> str:
    """The language that a reader likes best, or the first offer: a page in another language beats none."""
    if not accept_language:
        return offers[0]
    best, chosen = 0.0, offers[0]
    for wanted in _ranges(accept_language):
        primary = wanted.name.partition("-")[0]
        if primary in offers and wanted.weight > best:
            best, chosen = wanted.weight, primary
    return chosen


def _ranges(header: str) -> list[_Range]:
    return [_range(part) for part in header.split(",", _MOST_RANGES)[:_MOST_RANGES] if part.strip()]


def _range(text: str) -> _Range:
    name, *rest = (part.strip() for part in text.split(";"))
    pairs = [
        (key.strip().lower(), value.strip().strip('"')) for key, _, value in (part.partition("=") for part in rest)
    ]
    weight = next((_number(value) for key, value in pairs if key == "q"), 1.0)
    return _Range(name.lower(), tuple(pair for pair in pairs if pair[0] not in {"q", "charset", ""}), weight)


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _weight(offer: str, ranges: Iterable[_Range]) -> float:
    """The weight of the most specific range that an offer falls under."""
    best, weight = -1, 0.0
    for each in ranges:
        specificity = _specificity(offer, each)
        if specificity > best or (specificity == best >= 0 and each.weight > weight):
            best, weight = specificity, each.weight
    return weight


def _specificity(offer: str, wanted: _Range) -> int:
    name, _, parameters = offer.partition(";")
    if wanted.name in {"*/*", "*"}:
        return 0
    if wanted.name == name.partition("/")[0] + "/*":
        return 1
    if wanted.name != name:
        return -1
    if not wanted.parameters:
        return 2
    own = {tuple(part.strip().split("=", 1)) for part in parameters.split(";") if part.strip()}
    return 3 if set(wanted.parameters) <= own else -1
