"""The formats of a report, one a module, and what they share: markup, marked places, plain-text layout."""
