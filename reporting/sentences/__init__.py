"""What can be said of the figures, in two voices, and what is not said. Pure."""
