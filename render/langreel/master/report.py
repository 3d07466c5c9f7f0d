"""Report: what verification finds in a reel, also as a text file, so that a build can keep it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from langreel import files
from langreel.master.verify import verify
from langreel.model import Finding, Profile, Reel


def report(
    reel: Reel, profile: Profile, looks: Sequence[Path], *, listened: Path, out: Path
) -> tuple[Finding, ...]:
    """Verify a reel by what was seen in its clips and heard in its stem; write the findings, one a line."""
    findings = verify(reel, profile, looks, listened=listened)
    lines = (f"{finding.severity} {finding.rule}: {finding.message}\n" for finding in findings)
    files.write_text(out, "".join(lines))
    return findings
