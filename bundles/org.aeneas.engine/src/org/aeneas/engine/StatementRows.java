package org.aeneas.engine;

import java.util.List;

/**
 * What a statement of the source's own language answers, for people to read.
 *
 * @param columns names; empty if such a statement has no rows at all
 * @param rows    a value for each column, as that language would write it: {@code 'text'}, {@code 0x00ff}, {@code NULL}
 * @param more    whether there are further rows that were not asked for
 */
public record StatementRows(List<String> columns, List<List<String>> rows, boolean more) {

    public StatementRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
