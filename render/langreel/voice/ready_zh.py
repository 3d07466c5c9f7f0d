"""Ready: importing it loads the Chinese dictionaries, which takes longer than a line takes to be spoken."""

from langreel.voice import numbers, pinyin

pinyin.readable("一")
numbers.load("zh")
