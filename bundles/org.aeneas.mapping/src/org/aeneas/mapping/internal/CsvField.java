package org.aeneas.mapping.internal;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.CsvType;
import org.aeneas.mapping.DmsColumn;
import org.aeneas.mapping.KeyType;
import org.aeneas.mapping.TableMapping;

/** Makes the text of one column of a CSV file. For one thread. */
abstract class CsvField {
    private final DmsColumn column;
    private final int nameBytes;

    private CsvField(DmsColumn column, int nameBytes) {
        this.column = column;
        this.nameBytes = nameBytes;
    }

    /** @return false for null; else the value's text was appended */
    abstract boolean text(Row row, ByteSink out);

    DmsColumn column() {
        return column;
    }

    /** What DynamoDB counts for the attribute that DMS makes of this text. */
    int itemBytes(ByteSink text) {
        return nameBytes + switch (column.type()) {
            case INT8 -> NumberSize.ofInteger(text.array(), 0, text.length());
            case BOOLEAN -> ItemSink.FLAG_BYTES;
            case STRING -> text.length();
        };
    }

    static CsvField of(TableMapping mapping, DmsColumn column) {
        if (column.origin() instanceof DmsColumn.Origin.Key key) {
            return new Key(column, mapping, key);
        }
        if (column.origin() instanceof DmsColumn.Origin.Value value) {
            return new Value(column, mapping, value.column());
        }
        boolean isExpiry = column.origin() instanceof DmsColumn.Origin.Expiry;
        return new CsvField(column, new MemberName(column.name()).utf8Length()) {
            @Override
            boolean text(Row row, ByteSink out) {
                long value = isExpiry ? row.expiry() : row.writeTime();
                if (isExpiry && value == 0) {
                    return false;
                }
                Digits.put(value, out);
                return true;
            }
        };
    }

    private static final class Key extends CsvField {
        private final KeyWriter writer;
        private final int longest;
        private final ByteSink bytes = new ByteSink(256);

        Key(DmsColumn column, TableMapping mapping, DmsColumn.Origin.Key origin) {
            super(column, new MemberName(origin.key().attribute()).utf8Length());
            this.writer = origin.key() == mapping.partitionKey() ? KeyWriter.partitionKey(mapping)
                    : KeyWriter.sortKey(mapping, origin.key());
            this.longest = column.type() == CsvType.STRING ? column.length() : Integer.MAX_VALUE;
        }

        @Override
        boolean text(Row row, ByteSink out) {
            if (writer.type() != KeyType.B) {
                writer.write(row, out);
                return true;
            }
            bytes.reset();
            writer.write(row, bytes);
            int begin = out.length();
            Base64Text.put(bytes.array(), 0, bytes.length(), out);
            Limits.checkKey("base64 key", out.length() - begin, longest);
            return true;
        }
    }

    private static final class Value extends CsvField {
        private final int index;
        private final boolean isStatic;
        private final ColumnText text;

        Value(DmsColumn column, TableMapping mapping, ColumnMapping value) {
            super(column, new MemberName(value.attribute()).utf8Length());
            this.index = mapping.source().indexOf(value.column().name());
            this.isStatic = value.column().kind() == Column.Kind.STATIC;
            this.text = new ColumnText(value.valueType(), Scalar.Form.VALUE);
        }

        @Override
        boolean text(Row row, ByteSink out) {
            int length = row.length(index);
            if (length < 0 || isStatic && row.kind() == Row.Kind.REGULAR
                    || text.isAbsent(row.bytes(), row.offset(index), length)) {
                return false;
            }
            text.put(row.bytes(), row.offset(index), length, out);
            return true;
        }
    }
}
