"""One order at several factories, one file a format."""
