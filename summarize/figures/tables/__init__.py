"""What the readers are told of a language: one schema, German and English as data."""
