package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.engine.StatementRows;

/** Rows as a table of text. */
final class RowsText {

    private RowsText() {
    }

    static String of(StatementRows rows) {
        List<List<String>> all = new ArrayList<>();
        all.add(rows.columns());
        all.addAll(rows.rows());
        int count = rows.rows().size();
        return TextTable.of(all) + System.lineSeparator() + "(" + TerminalProgress.count(count)
                + (count == 1 ? " row)" : " rows)");
    }
}
