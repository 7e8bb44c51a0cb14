"""What published figures must not give away. Pure."""
