"""The SPARQL endpoint: SPARQL 1.1 Protocol, for reading."""

from .answers import Answers
from .endpoint import SparqlEndpoint

__all__ = ["Answers", "SparqlEndpoint"]
