"""Ready: importing it loads the English dictionaries, which takes longer than a line takes to be spoken."""

from langreel.voice import number_words

number_words.load("en")
