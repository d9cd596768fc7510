"""A simulated war whose truth is known: what its press says, what is inferred from that, and how often it is right."""
