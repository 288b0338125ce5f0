"""The graph: built from the tables, kept, and asked.

May import `aisupply.data` and `aisupply.ontology`, and nothing above.
"""
