"""What a factory can hold: rules, limits and required fields, read from files and checked."""

MARKER = "pack.yaml"
"""The file that makes a folder a rulebook."""
