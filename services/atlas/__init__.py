"""Ground floor: what is known of places, actors and outlets before any article is read."""
