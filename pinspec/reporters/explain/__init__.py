"""Pages for people and for programs: one outline, one file a format."""
