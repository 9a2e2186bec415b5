"""The language of conditions: names of the order, comparisons, and three-valued answers."""
