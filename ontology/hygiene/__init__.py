"""ontology/hygiene."""
