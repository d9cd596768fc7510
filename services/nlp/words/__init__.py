"""Words and what they are: names, dates, numbers, word classes."""
