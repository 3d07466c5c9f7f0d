"""Reading: a script → a sheet that a person reads from, on paper or as a teleprompter."""
