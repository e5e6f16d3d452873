"""Findings written for a person, a program or a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from selfcheck.analysis.behaviour import Behaviour
from selfcheck.analysis.remark import Finding, Severity
from selfcheck.analysis.report import data_of, lines_of
from selfcheck.messages import _


def human(findings: Sequence[Finding], files: int, behaviours: Sequence[Behaviour]) -> str:
    """Behaviours, then one finding a line, then how many there are."""
    lines = [line for behaviour in behaviours for line in lines_of(behaviour)]
    words = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}
    for finding in findings:
        problem = finding.problem
        word = words[finding.severity]
        lines.append(f"{problem.place}: {word}: {problem.message} [{finding.code}]")
        if finding.witness:
            lines.append("    " + _("for example: %s") % " ".join(finding.witness))
    if findings:
        errors = sum(finding.severity is Severity.ERROR for finding in findings)
        summary = _("Files: %d, errors: %d, warnings: %d.")
        lines.append(summary % (files, errors, len(findings) - errors))
    else:
        lines.append(_("Files: %d. Nothing was found.") % files)
    return "\n".join(lines)


def as_json(findings: Sequence[Finding], files: int, behaviours: Sequence[Behaviour]) -> str:
    """One object: ``files``, ``findings``, and ``behaviour`` where it was asked for."""
    data = {
        "files": files,
        "findings": [
            {
                "file": finding.problem.place.rpartition(":")[0],
                "line": finding.problem.line,
                "code": finding.code,
                "severity": str(finding.severity),
                "message": finding.problem.message,
                "witness": list(finding.witness),
            }
            for finding in findings
        ],
        "behaviour": [data_of(behaviour) for behaviour in behaviours],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def as_annotations(findings: Sequence[Finding], files: int, behaviours: Sequence[Behaviour]) -> str:
    """One workflow command a finding, which the forge shows beside the line it is about."""
    return "\n".join(_annotation(finding) for finding in findings)


def _annotation(finding: Finding) -> str:
    properties = {
        "file": finding.problem.place.rpartition(":")[0],
        "line": str(finding.problem.line),
        "title": finding.code,
    }
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{finding.severity} {listed}::{_escaped(finding.problem.message)}"


def _escaped(text: str, more: str = "") -> str:
    """Percent first, then what would end the command or one of its properties."""
    for sign in "%\r\n" + more:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


Format = Callable[[Sequence[Finding], int, Sequence[Behaviour]], str]

FORMATS: dict[str, Format] = {"human": human, "json": as_json, "annotations": as_annotations}
