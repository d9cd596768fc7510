"""The whole system on one machine: what docker-compose.yml describes, as processes, with embedded servers."""
