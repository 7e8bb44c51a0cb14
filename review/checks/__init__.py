"""Checks across returns: what is missing, what contradicts, what stands out. Pure: values in, findings out."""
