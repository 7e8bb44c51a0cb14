"""Programs that lie in every evidence pack and run there by themselves, with the standard library only."""
