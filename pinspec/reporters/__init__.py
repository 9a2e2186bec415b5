"""How reports are told: one file a format."""
