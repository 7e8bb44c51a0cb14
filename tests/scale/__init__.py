"""A world of any size, drawn from a seed, and what pages cost in it."""
