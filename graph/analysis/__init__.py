"""Questions that need more than a query; each takes a network and returns what led to its answer.

May import `aisupply.graph.network` and what stands below it.
"""
