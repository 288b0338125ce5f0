"""What the graph says, in English, Chinese and German: the sentences of proofs, one file a subject."""
