"""Pages of the reading room: they find, act and render."""
