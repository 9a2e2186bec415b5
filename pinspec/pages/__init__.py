"""What can be told of every name in a report or a rulebook, without saying how it is shown."""
