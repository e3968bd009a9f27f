"""Quantities: amounts with their qualifiers, and the ranges that two of them make."""
