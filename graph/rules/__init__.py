"""graph/rules."""
