"""From text to tokens that know their place."""
