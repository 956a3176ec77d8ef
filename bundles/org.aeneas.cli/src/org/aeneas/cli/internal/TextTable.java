package org.aeneas.cli.internal;

import java.util.List;

/** Columns of text, each as wide as its widest cell. */
final class TextTable {

    private TextTable() {
    }

    /** @param lines of equally many cells; the first may be headings */
    static String of(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        List<List<String>> all = lines.stream().map(line -> line.stream().map(TextTable::printable).toList()).toList();
        for (List<String> line : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : all) {
            text.append(text.isEmpty() ? "" : System.lineSeparator()).append(line(line, widths));
        }
        return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "  ").append(cells.get(i)).append(" ".repeat(widths[i] - width(cells.get(i))));
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A value is not to break its line, nor to give orders to the terminal. */
    static String printable(String value) {
        return value.replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
    }
}
