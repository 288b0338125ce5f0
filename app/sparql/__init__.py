"""The SPARQL endpoint: SPARQL 1.1 Protocol, for reading."""

from .routes import router

__all__ = ["router"]
