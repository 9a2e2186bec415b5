"""From an order's plain data to values: what people write, and what to say where it is no value."""
