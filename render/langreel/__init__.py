"""langreel."""
