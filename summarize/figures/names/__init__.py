"""Names and numbers that are compared as strings."""
