"""Calendar dates, intervals and periods."""
