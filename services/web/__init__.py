"""What both HTTP services share: problem+json, correlation, size limit, health, metrics. Knows nothing of either."""
