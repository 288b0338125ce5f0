"""`/api`: the questions of the Python interface and the command line over HTTP, with the same answers as JSON."""

from . import analyses, dependencies, document, lookup, questions

__all__ = ["ROUTERS"]

ROUTERS = (lookup.router, dependencies.router, questions.router, analyses.router, document.router)
