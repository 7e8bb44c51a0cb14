"""Where does this name stand? For whoever answers people who ask what is kept about them."""
