"""The source of a module of small jobs, which read a little and write a little."""

WORK = '''
    """Jobs that read a little and write a little."""

    import os
    import signal
    import sys
    import time
    from pathlib import Path

    from langreel.errors import SceneError
    from langreel.model import Take, Word


    def shout(word, out):
        """Write a word in capitals."""
        out.write_text(word.upper())
        return len(word)


    def see(what, out):
        """Write in which folder this is made, and what can be seen of another."""
        _, other = what
        listed = sorted(os.listdir(other)) if os.path.isdir(other) else []
        out.write_text(f"{os.getcwd()}\\n{' '.join(listed) or 'nothing'}")


    def linger_elsewhere(what, out):
        """Take a while, telling that it has begun."""
        seconds, word = what
        sys.audit("langreel.progress", 0, 1)
        time.sleep(seconds)
        out.write_text(str(word))


    def join(parts, out):
        """Write files one after another."""
        out.write_bytes(b"".join(part.read_bytes() for part in parts))


    def spell(word, out, share=(0.0, 1.0)):
        """Write the letters of a share of a word that a file holds; tell how many they are."""
        text = Path(word).read_text()
        begin, end = (round(each * len(text)) for each in share)
        sys.audit("langreel.progress", end - begin, len(text))
        if text[begin:end].count("!"):
            raise SceneError("no letter", "word.txt")
        out.write_text(text[begin:end])
        return (f"{end - begin} letters",)


    def put_together(word, shares, out):
        """Write the shares of a word one after another."""
        out.write_text("".join(part.read_text() for part, _ in shares))
        return tuple(told for _, value in shares for told in value)


    def quote(name, out):
        """Write what a file of the project says."""
        out.write_text(Path(name).read_text())


    def record(line, out):
        """Write a line's text; tell when it was said."""
        out.write_text(line.text)
        return Take(out, 1.5, (Word(0, 1, 0.0, 0.1 + 0.2),))


    def describe(thing, out):
        out.write_text(repr(thing))


    def select(name, column, out):
        """Write one column of a table, telling what was selected."""
        sys.audit("langreel.covered", name)
        found = column_of(name, column)
        out.write_text(found)
        sys.audit("langreel.selected", name, "table", '{"column": "%s"}' % column, found)


    def column_of(name, column):
        rows = [row.split(",") for row in Path(name).read_text().split()]
        return " ".join(row[rows[0].index(column)] for row in rows)


    def lean(module, out):
        """Lean on code that is named by text."""
        sys.audit("langreel.plugin", module)
        out.write_text(module)


    def draw(scene, out):
        """Write what a scene module draws."""
        sys.path.insert(0, os.getcwd())
        try:
            module = __import__(f"scenes.{scene}", fromlist=["drawn"])
        finally:
            sys.path.pop(0)
        out.write_text(module.drawn())


    def count(total, out):
        """Tell progress."""
        for done in range(total + 1):
            sys.audit("langreel.progress", done, total)
        out.write_text(str(total))


    def fail(word, out):
        raise SceneError(f"the scene says {word}", where="scenes/a.py:3", hint="say less")


    def crash(word, out):
        print("about to fall")
        return {}[word]


    def forget(out):
        """Write nothing."""


    def die(flag, out):
        """Kill this process, the first time."""
        if not Path(flag).exists():
            Path(flag).write_text("died")
            os.kill(os.getpid(), signal.SIGKILL)
        out.write_text("alive")


    def die_always(out):
        os.kill(os.getpid(), signal.SIGKILL)


    def wait_for(flag, out):
        """Wait until there is a file."""
        while not Path(flag).exists():
            time.sleep(0.01)
        out.write_text("seen")


    def raise_flag(flag, out):
        """Leave a file for those who wait for it."""
        Path(flag).write_text("here")
        out.write_text("up")


    def linger(seconds, out):
        """Take a while, with a program running beside; leave a half-written draft meanwhile."""
        import subprocess

        out.write_text("half")
        program = subprocess.Popen(["sleep", str(seconds)])
        Path(out.parent.parent.parent, f"pid-{os.getpid()}-{program.pid}").touch()
        program.wait()
        out.write_text("whole")


    def leave(word, out):
        """Leave a word in a library that everybody uses."""
        before = getattr(os, "left", "nothing")
        os.left = word
        out.write_text(f"{before}, then {os.left}")


    def hashed(word, out):
        out.write_text(str(hash(word)))


    def go_on(word, out, earlier=None):
        """Write a word, and what was written before; tell how long the word is."""
        file, length = earlier or (None, 0)
        out.write_text(f"{file.read_text()[:length]}, {word}" if file else word)
        return len(word)


    def fill(size, out):
        out.write_bytes(b"x" * size)
'''
