"""What a factory can hold: rules, limits and required fields, read from files and checked."""
