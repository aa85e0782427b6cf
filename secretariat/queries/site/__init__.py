"""What the public reads of the secretariat's pages."""
