package org.aeneas.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A column of the CSV files that AWS DMS reads, in their order.
 *
 * @param name   in the external table definition
 * @param length ColumnLength of a STRING, in bytes of UTF-8; 0 for other types
 * @param origin what its values are
 */
public record DmsColumn(String name, CsvType type, int length, boolean nullable, boolean isKey, Origin origin) {

    public sealed interface Origin {
        /** The final value of a key attribute. */
        record Key(KeyMapping key) implements Origin {
        }

        record Value(ColumnMapping column) implements Origin {
        }

        record Expiry() implements Origin {
        }

        record WriteTime() implements Origin {
        }
    }

    private static final int PARTITION_KEY_LENGTH = 2048;
    private static final int SORT_KEY_LENGTH = 1024;

    /** The columns of a table's CSV files: key columns that are joined or encoded, then the source's, then our own. */
    public static List<DmsColumn> of(TableMapping mapping) {
        List<DmsColumn> columns = new ArrayList<>();
        own(mapping, Optional.of(mapping.partitionKey()), PARTITION_KEY_LENGTH).ifPresent(columns::add);
        own(mapping, mapping.sortKey(), SORT_KEY_LENGTH).ifPresent(columns::add);
        mapping.columns().stream().filter(ColumnMapping::included).map(c -> of(mapping, c)).forEach(columns::add);
        columns.add(new DmsColumn(mapping.ttlAttribute(), CsvType.INT8, 0, true, false, new Origin.Expiry()));
        mapping.writeTimeAttribute().ifPresent(
                name -> columns.add(new DmsColumn(name, CsvType.INT8, 0, false, false, new Origin.WriteTime())));
        return columns;
    }

    private static Optional<DmsColumn> own(TableMapping mapping, Optional<KeyMapping> key, int length) {
        return key.filter(k -> !k.isColumn())
                .map(k -> key(k, length));
    }

    private static DmsColumn key(KeyMapping key, int length) {
        CsvType type = key.type() == KeyType.N ? CsvType.INT8 : CsvType.STRING;
        return new DmsColumn(key.csvColumn(), type, type == CsvType.STRING ? length : 0, false, true,
                new Origin.Key(key));
    }

    private static DmsColumn of(TableMapping mapping, ColumnMapping column) {
        String name = column.column().name();
        for (KeyMapping key : keys(mapping)) {
            if (key.isColumn() && key.columns().contains(name)) {
                return key(key, key == mapping.partitionKey() ? PARTITION_KEY_LENGTH : SORT_KEY_LENGTH);
            }
        }
        CsvType type = column.csvType();
        return new DmsColumn(column.attribute(), type, type == CsvType.STRING ? column.csvLength() : 0, true, false,
                new Origin.Value(column));
    }

    private static List<KeyMapping> keys(TableMapping mapping) {
        List<KeyMapping> keys = new ArrayList<>(List.of(mapping.partitionKey()));
        mapping.sortKey().ifPresent(keys::add);
        return keys;
    }
}
