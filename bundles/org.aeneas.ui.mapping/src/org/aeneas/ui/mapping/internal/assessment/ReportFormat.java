package org.aeneas.ui.mapping.internal.assessment;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.aeneas.mapping.AssessmentReport;
import org.aeneas.report.PdfReport;

/** A kind of file that a report is saved as. */
enum ReportFormat {
    HTML, CSV, PDF;

    /** With its dot. */
    String extension() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    byte[] bytes(AssessmentReport report) {
        return switch (this) {
            case HTML -> report.html().getBytes(StandardCharsets.UTF_8);
            case CSV -> report.csv().getBytes(StandardCharsets.UTF_8);
            case PDF -> PdfReport.of(report);
        };
    }
}
