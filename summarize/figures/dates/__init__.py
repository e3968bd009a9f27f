"""Dates, parts of a year, and times of day."""
