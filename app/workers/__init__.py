"""Processes that may be killed: what strangers ask runs here, under limits that the operating system keeps."""

from .pool import Pool
from .process import Failure, Limits, Reply

__all__ = ["Failure", "Limits", "Pool", "Reply"]
