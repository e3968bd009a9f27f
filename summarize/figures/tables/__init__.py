"""The tables of each language: one schema, with German and English as data."""
