"""Numbers by themselves: in digits, in words, ordinal."""
