package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.engine.StatementRows;

/** Rows as a table of text. */
final class RowsText {

    private RowsText() {
    }

    static String of(StatementRows rows) {
        int[] widths = new int[rows.columns().size()];
        List<List<String>> all = new ArrayList<>();
        all.add(rows.columns());
        rows.rows().forEach(row -> all.add(row.stream().map(RowsText::printable).toList()));
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            text.append(line(row, widths)).append(System.lineSeparator());
        }
        int count = rows.rows().size();
        return text + "(" + TerminalProgress.count(count) + (count == 1 ? " row)" : " rows)");
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ").append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i))));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A value is not to break its line, nor to give orders to the terminal. */
    private static String printable(String value) {
        return value.replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
    }
}
