"""Who may do what. See `registry` for roles and permissions."""
