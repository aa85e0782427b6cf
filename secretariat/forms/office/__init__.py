"""What people type for tickets, letters, the register and the media kit."""
