"""Network: what voices that other machines speak share: patience, one request, sound that came whole."""
