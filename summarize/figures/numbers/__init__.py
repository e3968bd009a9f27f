"""Numbers without a unit: in digits, in words, ordinal, with a scale."""
