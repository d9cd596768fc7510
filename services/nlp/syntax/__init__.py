"""Words become phrases, lists and clauses: who does what to what."""
