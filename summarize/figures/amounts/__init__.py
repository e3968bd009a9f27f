"""Amounts: numbers with what they measure or count."""
