"""Templates, letters, and the register of correspondence."""
