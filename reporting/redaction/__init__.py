"""A force's document as it may be handed out: written anew from what may be shown, so that nothing else is in it."""
