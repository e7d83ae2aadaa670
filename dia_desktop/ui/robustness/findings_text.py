"""The findings as plain text, to be pasted into a message or a document."""

from __future__ import annotations

from dia_desktop.language import tr
from dia_desktop.ui.robustness.assessment import Assessed


def findings_as_text(found: Assessed) -> str:
    """Return headline, conditions, findings and criticisms, one a line."""
    lines = [found.headline, found.conditions, ""]
    lines += [tr("{title}. {detail}").format(title=each.title, detail=each.whole) for each in found.findings]
    if found.criticisms:
        lines += ["", tr("What an expert would criticise")]
        lines += [tr("{what} {fix}").format(what=each.what, fix=each.fix) for each in found.criticisms]
    return "\n".join(line.rstrip() for line in lines)
