package org.aeneas.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a user changed for one table.
 *
 * @param targetTable      the DynamoDB table's name in place of {@code keyspace.table}
 * @param partitionKeyName name of a joined partition key
 * @param sortKeyName      name of an encoded sort key
 * @param ttlName          name of the attribute of expiry
 * @param epochMillis      timestamps as Number; empty for the choice of {@link MappingOptions}
 * @param writeTime        keep write times; empty for the choice of {@link MappingOptions}
 * @param indexes          names of the secondary indexes and views whose proposals are to be created
 * @param columns          by column name
 */
public record TableOptions(Optional<String> targetTable, Optional<String> partitionKeyName,
        Optional<String> sortKeyName, Optional<String> ttlName, Optional<Boolean> epochMillis,
        Optional<Boolean> writeTime, Set<String> indexes, Map<String, ColumnOptions> columns) {

    public static final TableOptions DEFAULT = new TableOptions(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Map.of());

    public TableOptions {
        indexes = Set.copyOf(indexes);
        columns = Map.copyOf(columns);
    }

    public ColumnOptions column(String name) {
        return columns.getOrDefault(name, ColumnOptions.DEFAULT);
    }

    public TableOptions withTargetTable(String name) {
        return new TableOptions(Optional.of(name), partitionKeyName, sortKeyName, ttlName, epochMillis, writeTime,
                indexes, columns);
    }

    public TableOptions withKeyNames(String partitionKey, String sortKey) {
        return new TableOptions(targetTable, Optional.of(partitionKey), Optional.of(sortKey), ttlName, epochMillis,
                writeTime, indexes, columns);
    }

    public TableOptions withTtlName(String name) {
        return new TableOptions(targetTable, partitionKeyName, sortKeyName, Optional.of(name), epochMillis, writeTime,
                indexes, columns);
    }

    public TableOptions withEpochMillis(boolean asNumber) {
        return new TableOptions(targetTable, partitionKeyName, sortKeyName, ttlName, Optional.of(asNumber), writeTime,
                indexes, columns);
    }

    public TableOptions withWriteTime(boolean keep) {
        return new TableOptions(targetTable, partitionKeyName, sortKeyName, ttlName, epochMillis, Optional.of(keep),
                indexes, columns);
    }

    public TableOptions withIndexes(Set<String> chosen) {
        return new TableOptions(targetTable, partitionKeyName, sortKeyName, ttlName, epochMillis, writeTime, chosen,
                columns);
    }

    public TableOptions withColumn(String name, ColumnOptions options) {
        Map<String, ColumnOptions> changed = new LinkedHashMap<>(columns);
        changed.put(name, options);
        return new TableOptions(targetTable, partitionKeyName, sortKeyName, ttlName, epochMillis, writeTime, indexes,
                changed);
    }
}
