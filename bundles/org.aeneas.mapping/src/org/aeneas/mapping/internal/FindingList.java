package org.aeneas.mapping.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;

/** Collects findings; their sentences stand in findings.properties under the finding's code. */
final class FindingList {
    private final String subject;
    private final List<Finding> findings;

    FindingList(String subject) {
        this(subject, new ArrayList<>());
    }

    private FindingList(String subject, List<Finding> findings) {
        this.subject = subject;
        this.findings = findings;
    }

    /** This list, for findings about something else. */
    FindingList of(String otherSubject) {
        return new FindingList(otherSubject, findings);
    }

    void add(Severity severity, String code, Object... arguments) {
        findings.add(new Finding(severity, code, subject, Messages.text(code + ".what", arguments),
                Messages.text(code + ".why", arguments), Messages.text(code + ".remedy", arguments)));
    }

    /** @return gravest first, else in the order in which they came */
    List<Finding> sorted() {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }
}
