"""What waits for the secretariat, and what it has to write: the registry, and the sources that it knows."""
