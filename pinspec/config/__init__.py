"""The config of a folder: found, read, and turned into what holds for each order."""
