"""The same question over several rounds: one series, with what may be compared in it and what may not. Pure."""
