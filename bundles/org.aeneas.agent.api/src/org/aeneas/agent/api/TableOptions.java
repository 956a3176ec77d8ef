package org.aeneas.agent.api;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a user changed for one table. Its JSON is that of the record of this name in {@code org.aeneas.mapping}. */
public record TableOptions(Optional<String> targetTable, Optional<String> partitionKeyName,
        Optional<String> sortKeyName, Optional<String> ttlName, Optional<Boolean> epochMillis,
        Optional<Boolean> writeTime, Set<String> indexes, Map<String, ColumnOptions> columns) {

    public static final TableOptions DEFAULT = new TableOptions(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Map.of());

    static final int ATTRIBUTE = 255;

    private static final Pattern TARGET = Pattern.compile("^[A-Za-z0-9_.-]+$");

    public TableOptions {
        Bounds.text("TableOptions.targetTable", targetTable, 3, 255, TARGET);
        Bounds.text("TableOptions.partitionKeyName", partitionKeyName, 1, ATTRIBUTE);
        Bounds.text("TableOptions.sortKeyName", sortKeyName, 1, ATTRIBUTE);
        Bounds.text("TableOptions.ttlName", ttlName, 1, ATTRIBUTE);
        Bounds.required("TableOptions.epochMillis", epochMillis);
        Bounds.required("TableOptions.writeTime", writeTime);
        indexes = indexes == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(indexes));
        Bounds.length("TableOptions.indexes", indexes.size(), 0, 20, "elements");
        indexes.forEach(index -> Bounds.identifier("TableOptions.indexes", index));
        columns = columns == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(columns));
        Bounds.length("TableOptions.columns", columns.size(), 0, 2000, "members");
        columns.forEach((name, options) -> Bounds.required("TableOptions.columns", options));
    }
}
