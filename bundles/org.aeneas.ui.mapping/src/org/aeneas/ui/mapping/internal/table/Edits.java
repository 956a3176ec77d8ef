package org.aeneas.ui.mapping.internal.table;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

import org.aeneas.mapping.ColumnOptions;
import org.aeneas.mapping.TableOptions;

/** Options with one choice made, or taken back where it is empty. */
final class Edits {

    private Edits() {
    }

    static UnaryOperator<TableOptions> target(Optional<String> name) {
        return o -> new TableOptions(name, o.partitionKeyName(), o.sortKeyName(), o.ttlName(), o.epochMillis(),
                o.writeTime(), o.indexes(), o.columns());
    }

    static UnaryOperator<TableOptions> partitionKey(Optional<String> name) {
        return o -> new TableOptions(o.targetTable(), name, o.sortKeyName(), o.ttlName(), o.epochMillis(),
                o.writeTime(), o.indexes(), o.columns());
    }

    static UnaryOperator<TableOptions> sortKey(Optional<String> name) {
        return o -> new TableOptions(o.targetTable(), o.partitionKeyName(), name, o.ttlName(), o.epochMillis(),
                o.writeTime(), o.indexes(), o.columns());
    }

    static UnaryOperator<TableOptions> ttl(Optional<String> name) {
        return o -> new TableOptions(o.targetTable(), o.partitionKeyName(), o.sortKeyName(), name, o.epochMillis(),
                o.writeTime(), o.indexes(), o.columns());
    }

    static UnaryOperator<TableOptions> epochMillis(Optional<Boolean> asNumber) {
        return o -> new TableOptions(o.targetTable(), o.partitionKeyName(), o.sortKeyName(), o.ttlName(), asNumber,
                o.writeTime(), o.indexes(), o.columns());
    }

    static UnaryOperator<TableOptions> writeTime(Optional<Boolean> keep) {
        return o -> new TableOptions(o.targetTable(), o.partitionKeyName(), o.sortKeyName(), o.ttlName(),
                o.epochMillis(), keep, o.indexes(), o.columns());
    }

    static UnaryOperator<TableOptions> column(String name, UnaryOperator<ColumnOptions> edit) {
        return o -> {
            ColumnOptions edited = edit.apply(o.column(name));
            Map<String, ColumnOptions> columns = new LinkedHashMap<>(o.columns());
            columns.remove(name);
            if (!edited.equals(ColumnOptions.DEFAULT)) {
                columns.put(name, edited);
            }
            return new TableOptions(o.targetTable(), o.partitionKeyName(), o.sortKeyName(), o.ttlName(),
                    o.epochMillis(), o.writeTime(), o.indexes(), columns);
        };
    }

    static UnaryOperator<ColumnOptions> attribute(Optional<String> name) {
        return o -> new ColumnOptions(name, o.excluded(), o.epochMillis(), o.csvLength());
    }

    static UnaryOperator<ColumnOptions> columnEpochMillis(Optional<Boolean> asNumber) {
        return o -> new ColumnOptions(o.attribute(), o.excluded(), asNumber, o.csvLength());
    }

    static UnaryOperator<ColumnOptions> csvLength(OptionalInt length) {
        return o -> new ColumnOptions(o.attribute(), o.excluded(), o.epochMillis(), length);
    }
}
