"""What the pages of the room lay out. Pure."""
