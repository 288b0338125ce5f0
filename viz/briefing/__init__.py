"""The briefing: sections in three languages, written as one page and as one Markdown file."""

from .contents import briefing
from .document import Briefing, Cell, Section, Table, Text
from .markdown import to_markdown
from .web import to_html

__all__ = ["Briefing", "Cell", "Section", "Table", "Text", "briefing", "to_html", "to_markdown"]
