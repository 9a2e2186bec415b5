"""The config of a folder: found, read, and turned into what holds for each order."""

NAME = "pinspec.toml"
PYPROJECT = "pyproject.toml"
"""Has a config if it has a table ``[tool.pinspec]``; a ``pinspec.toml`` beside it counts first."""
