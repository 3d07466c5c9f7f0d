from langreel.voice import estimate, record, waveform


def test_scratch_is_silence_of_a_plausible_length(line, tmp_path) -> None:
    """A Chinese narrator says about four characters a second."""
    take = record(
        line("zh", "中国手里的美债有{1.32万亿美元}。"), "scratch", {}, recording=None, out=tmp_path / "a.wav"
    )
    assert 3.4 < take.seconds < 4.4
    assert not waveform.load(take.audio).any() and not take.measured


def test_an_estimate_is_the_scratch_take_without_the_file(line, tmp_path) -> None:
    """Same seconds, same words, pauses included; nothing is written."""
    sentence = line(
        "en", "At the end of 2013, it held {$1.32 trillion}.", pauses=((0, 0.2), (20, 0.5), (99, 0.3))
    )
    guess, take = (
        estimate(sentence, {}),
        record(sentence, "scratch", {}, recording=None, out=tmp_path / "a.wav"),
    )
    assert abs(guess.seconds - take.seconds) < 0.02
    assert [(w.start, w.end) for w in guess.words] == [(w.start, w.end) for w in take.words]
    assert all(abs(a.begins - b.begins) < 0.02 for a, b in zip(guess.words, take.words, strict=True))
    assert str(guess.audio) == "."
