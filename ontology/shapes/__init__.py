"""ontology/shapes."""
