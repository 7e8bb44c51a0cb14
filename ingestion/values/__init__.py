"""The nouns that travel from bytes to findings. Pure: no Django, no files, no clock."""
