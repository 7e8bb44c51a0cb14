"""Pictures as SVG, each with its sentence and its table. Pure."""
