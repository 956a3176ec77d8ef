package org.aeneas.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.KeyMapping.Form;
import org.aeneas.mapping.internal.AttributeNames;
import org.aeneas.mapping.internal.CsvLength;
import org.aeneas.mapping.internal.IndexAdvisor;
import org.aeneas.mapping.internal.TargetName;
import org.aeneas.mapping.internal.Types;

/** Proposes how tables become DynamoDB tables. The same schema and options always give the same proposal. */
public final class Mapper {

    private Mapper() {
    }

    /**
     * Proposes the mapping of one table.
     *
     * @throws org.aeneas.core.ProblemException if an option names a column that is not there, leaves out a key column,
     *         or gives a name that DynamoDB does not allow or that another attribute has
     */
    public static TableMapping propose(TableSchema table, MappingOptions options) {
        TableOptions chosen = options.table(table.qualifiedName());
        boolean epochMillis = chosen.epochMillis().orElse(options.epochMillis());
        AttributeNames names = new AttributeNames(table.qualifiedName());
        checkColumns(table, chosen);
        List<ColumnMapping> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            ColumnOptions own = chosen.column(column.name());
            String attribute = names.take(own.attribute().orElse(column.name()));
            boolean asNumber = own.epochMillis().orElse(epochMillis);
            int length = own.csvLength().orElse(CsvLength.of(column.type()));
            columns.add(new ColumnMapping(column, attribute, !own.excluded(), asNumber, length));
        }
        KeyMapping partitionKey = partitionKey(table, columns, chosen, names);
        Optional<KeyMapping> sortKey = sortKey(table, columns, chosen, names);
        String ttl = chosen.ttlName().map(names::take).orElseGet(() -> names.takeFree("ttl"));
        Optional<String> writeTime = chosen.writeTime().orElse(options.writeTime())
                ? Optional.of(names.takeFree("writetime")) : Optional.empty();
        String target = TargetName.of(table, chosen.targetTable());
        TableMapping mapping = new TableMapping(table, target, partitionKey, sortKey, columns, ttl, writeTime,
                List.of());
        return withChosenIndexes(mapping, chosen);
    }

    /** Proposes the mapping of every table of a schema. */
    public static List<TableMapping> propose(Schema schema, MappingOptions options) {
        return schema.tables().stream().map(t -> propose(t, options)).toList();
    }

    /** One problem for each DynamoDB table that more than one table of the source would become. */
    public static List<Problem> conflicts(List<TableMapping> mappings) {
        Map<String, List<String>> sources = new LinkedHashMap<>();
        mappings.forEach(m -> sources.computeIfAbsent(m.targetTable(), t -> new ArrayList<>())
                .add(m.source().qualifiedName()));
        return sources.entrySet().stream().filter(e -> e.getValue().size() > 1)
                .map(e -> new Problem("target-table-conflict",
                        "Several tables would become one DynamoDB table: " + String.join(", ", e.getValue()) + ".",
                        e.getKey(), "Give all but one of them another target table name."))
                .toList();
    }

    /** What DynamoDB offers in place of the table's secondary indexes and views, whether chosen or not. */
    public static List<IndexProposal> indexes(TableMapping mapping) {
        return IndexAdvisor.proposals(mapping);
    }

    private static KeyMapping partitionKey(TableSchema table, List<ColumnMapping> columns, TableOptions chosen,
            AttributeNames names) {
        List<String> key = table.partitionKey().stream().map(Column::name).toList();
        ColumnMapping first = columns.get(0);
        if (key.size() == 1 && names.fitsKey(first.attribute())) {
            return KeyMapping.ofColumn(first.attribute(), Types.keyType(first.valueType()), Form.COLUMN, key);
        }
        String attribute = chosen.partitionKeyName().map(names::takeKey)
                .orElseGet(() -> names.takeFreeKey(String.join("#", key), "partition_key"));
        return KeyMapping.ofText(attribute, Form.JOINED, key, names.takeFree("aeneas_pk"));
    }

    private static Optional<KeyMapping> sortKey(TableSchema table, List<ColumnMapping> columns, TableOptions chosen,
            AttributeNames names) {
        List<String> key = table.clustering().stream().map(Column::name).toList();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        ColumnMapping first = columns.get(table.indexOf(key.get(0)));
        boolean alone = key.size() == 1 && names.fitsKey(first.attribute());
        if (alone && table.statics().isEmpty() && Types.sortsByItself(first.valueType())) {
            KeyType type = Types.keyType(first.valueType());
            return Optional.of(KeyMapping.ofColumn(first.attribute(), type, Form.COLUMN, key));
        }
        if (alone && Types.sortsAsText(first.valueType()) && chosen.sortKeyName().isEmpty()) {
            return Optional.of(KeyMapping.ofColumn(first.attribute(), KeyType.S, Form.SORT, key));
        }
        String attribute = chosen.sortKeyName().map(names::takeKey)
                .orElseGet(() -> names.takeFreeKey(String.join("#", key), "sort_key"));
        return Optional.of(KeyMapping.ofText(attribute, Form.SORT, key, names.takeFree("aeneas_sk")));
    }

    private static void checkColumns(TableSchema table, TableOptions chosen) {
        for (Map.Entry<String, ColumnOptions> option : chosen.columns().entrySet()) {
            String object = table.qualifiedName() + "." + option.getKey();
            Column column = table.column(option.getKey()).orElseThrow(() -> new Problem("mapping-column-unknown",
                    "The mapping names a column that the table does not have.", object,
                    "Correct the column's name in the mapping, or remove it there.").asException());
            boolean isKey = column.kind() == Column.Kind.PARTITION_KEY || column.kind() == Column.Kind.CLUSTERING;
            if (isKey && option.getValue().excluded()) {
                throw new Problem("mapping-key-excluded", "A column of the primary key cannot be left out.", object,
                        "Include the column in the mapping.").asException();
            }
            CsvLength.check(object, option.getValue().csvLength());
        }
    }

    private static TableMapping withChosenIndexes(TableMapping mapping, TableOptions chosen) {
        List<IndexProposal> proposals = IndexAdvisor.proposals(mapping).stream()
                .filter(p -> p.possible() && chosen.indexes().contains(p.source())).toList();
        return new TableMapping(mapping.source(), mapping.targetTable(), mapping.partitionKey(), mapping.sortKey(),
                mapping.columns(), mapping.ttlAttribute(), mapping.writeTimeAttribute(), proposals);
    }
}
