"""Matching: when one figure of the source and one of the target mean the same, by what kind of figure they are."""
