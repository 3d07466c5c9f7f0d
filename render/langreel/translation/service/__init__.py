"""Service: lines translated by a language model behind a chat endpoint, every one to be confirmed by a person."""
