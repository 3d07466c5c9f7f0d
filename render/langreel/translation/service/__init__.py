"""Service: texts translated by a model behind a chat endpoint, each to be confirmed by a person."""
