"""The secretariat’s office: tickets, letters, the register, what is to be written, the media kit."""
