"""Processes that may be killed: what strangers ask runs here, under limits that the operating system keeps."""

from .line import Reply
from .pool import Pool
from .process import Failure, Limits

__all__ = ["Failure", "Limits", "Pool", "Reply"]
