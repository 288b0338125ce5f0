"""A cited knowledge graph of the AI supply chain that can be asked what depends on what, and what happens if.

>>> import aisupply
>>> kg = aisupply.load()
>>> kg.ask("ASK { aid:miit ais:leads aid:ai-manufacturing-plan }")
True
"""

from .graph.knowledge import KnowledgeGraph, load

__all__ = ["KnowledgeGraph", "load"]
