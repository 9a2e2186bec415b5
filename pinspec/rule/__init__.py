"""What a factory can hold: rules, limits and required fields, compiled from the text of a file."""
