"""Mentions of places: candidates, what tells for them, and the unit that each one is."""
