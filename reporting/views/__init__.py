"""Pages of the telling room: they find, act and render."""
