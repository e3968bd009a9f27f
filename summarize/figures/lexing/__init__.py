"""From text to tokens that remember where they stand."""
