"""What a pin order says: its blocks, its units, its facts, and how it is read."""
