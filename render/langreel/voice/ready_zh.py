"""Ready: importing it loads the Chinese dictionaries, which takes longer than a line takes to be spoken."""

from langreel.voice import number_words, pinyin

pinyin.readable("一")
number_words.load("zh")
