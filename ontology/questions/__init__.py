"""ontology/questions."""
