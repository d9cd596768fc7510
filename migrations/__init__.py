"""The database of Frontlog, step by step (Alembic). `services.ledger.migrate` runs it."""
