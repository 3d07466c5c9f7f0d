"""Ready: importing it loads the English dictionaries, which takes longer than a line takes to be spoken."""

from langreel.languages import wetext_rules

wetext_rules.load("en")
