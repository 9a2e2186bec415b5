"""Rulebooks, packs and factories: found, read, checked, and put together."""

MARKER = "pack.yaml"
"""The file that makes a folder a rulebook."""
