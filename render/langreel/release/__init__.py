"""Release: a finished film as each platform takes it: words, covers, pages, and what it must keep to."""
