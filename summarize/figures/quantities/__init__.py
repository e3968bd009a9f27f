"""Quantities: amounts with their qualifiers, and the ranges formed by two of them."""
