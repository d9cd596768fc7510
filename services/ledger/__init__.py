"""Ground floor: record types, append, read, the control state's inference, settings, database."""
