"""Numerals and amounts: digits, number words, sums, ranges, ratios; they have a value and no kind yet."""
