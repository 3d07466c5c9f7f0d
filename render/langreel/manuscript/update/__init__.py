"""Update: a text that was imported and has changed since → what changed, and its way into the episode."""
