"""Ready: importing it loads the Chinese dictionaries, which takes longer than a line takes to be spoken."""

from langreel.languages.zh import pinyin

pinyin.readable("一")
