package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.Column.Kind;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.KeyType;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;

/** Writes rows as items and keys in DynamoDB's JSON. Names are quoted once a table; a row then only copies bytes. */
public final class ItemEncoder {
    private static final byte[] ITEM = ascii("{\"Item\":");
    private static final byte[] DELETE = ascii("{\"Delete\":");
    private static final byte[] END = ascii("}}\n");

    private final TableMapping mapping;
    private final KeyAttribute partitionKey;
    private final Optional<KeyAttribute> sortKey;
    private final ColumnAttribute[] regular;
    private final ColumnAttribute[] statics;
    private final MemberName ttl;
    private final Optional<MemberName> writeTime;
    private final ItemSink item = new ItemSink();

    public ItemEncoder(TableMapping mapping) {
        this.mapping = mapping;
        this.partitionKey = new KeyAttribute(KeyWriter.partitionKey(mapping));
        this.sortKey = mapping.sortKey().map(key -> new KeyAttribute(KeyWriter.sortKey(mapping, key)));
        this.regular = columns(kind -> kind != Kind.STATIC);
        this.statics = columns(kind -> kind == Kind.PARTITION_KEY || kind == Kind.STATIC);
        this.ttl = new MemberName(mapping.ttlAttribute());
        this.writeTime = mapping.writeTimeAttribute().map(MemberName::new);
    }

    private ColumnAttribute[] columns(Predicate<Kind> wanted) {
        return mapping.columns().stream()
                .filter(c -> c.included() && !mapping.isKeyAttribute(c.column().name()))
                .filter(c -> wanted.test(c.column().kind()))
                .map(c -> new ColumnAttribute(mapping, c)).toArray(ColumnAttribute[]::new);
    }

    /** Appends <code>{"Item":{…}}</code> and a line feed, or nothing if there is a reject. */
    public Optional<Reject> encode(Row row, ByteSink out) {
        return line(row, out, true);
    }

    /** Appends <code>{"Delete":{…key…}}</code> and a line feed, or nothing if there is a reject. */
    public Optional<Reject> encodeDelete(Row row, ByteSink out) {
        return line(row, out, false);
    }

    public int itemSize() {
        return item.size();
    }

    private Optional<Reject> line(Row row, ByteSink out, boolean whole) {
        int begin = out.length();
        try {
            item.begin(out);
            out.put(whole ? ITEM : DELETE);
            out.put('{');
            partitionKey.write(row, item);
            if (sortKey.isPresent()) {
                out.put(',');
                sortKey.get().write(row, item);
            }
            if (whole) {
                writeAttributes(row);
            }
            out.put(END);
            return Optional.empty();
        } catch (Rejection why) {
            out.truncate(begin);
            return Optional.of(KeyDescription.reject(mapping, row, why));
        }
    }

    private void writeAttributes(Row row) {
        for (ColumnAttribute column : row.kind() == Row.Kind.STATIC ? statics : regular) {
            column.write(row, item);
        }
        if (row.expiry() != 0) {
            writeNumber(ttl, row.expiry());
        }
        if (writeTime.isPresent()) {
            writeNumber(writeTime.get(), row.writeTime());
        }
    }

    private void writeNumber(MemberName name, long value) {
        ByteSink out = item.bytes();
        out.put(',');
        out.put(name.json());
        out.put(KeyAttribute.NUMBER);
        int begin = out.length();
        Digits.put(value, out);
        item.count(name.utf8Length() + NumberSize.of(out.array(), begin, out.length()));
        out.put(KeyAttribute.END);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A column that is an attribute. */
    private static final class ColumnAttribute {
        private final int index;
        private final MemberName name;
        private final AttributeWriter writer;

        ColumnAttribute(TableMapping mapping, ColumnMapping column) {
            this.index = mapping.source().indexOf(column.column().name());
            this.name = new MemberName(column.attribute());
            this.writer = AttributeWriter.of(column.valueType());
        }

        void write(Row row, ItemSink item) {
            byte[] bytes = row.bytes();
            int at = row.offset(index);
            int length = row.length(index);
            if (length < 0 || writer.isAbsentAttribute(bytes, at, length)) {
                return;
            }
            item.count(name.utf8Length());
            item.bytes().put(',');
            item.bytes().put(name.json());
            writer.write(bytes, at, length, item);
        }
    }

    /** A key attribute. */
    private static final class KeyAttribute {
        private static final byte[] STRING = ascii("{\"S\":\"");
        private static final byte[] NUMBER = ascii("{\"N\":\"");
        private static final byte[] BINARY = ascii("{\"B\":\"");
        private static final byte[] END = ascii("\"}");

        private final KeyWriter writer;
        private final MemberName name;
        private final ByteSink value = new ByteSink(256);

        KeyAttribute(KeyWriter writer) {
            this.writer = writer;
            this.name = new MemberName(writer.attribute());
        }

        void write(Row row, ItemSink item) {
            value.reset();
            writer.write(row, value);
            ByteSink out = item.bytes();
            out.put(name.json());
            if (writer.type() == KeyType.S) {
                out.put(STRING);
                Utf8.quote(value.array(), 0, value.length(), out);
            } else if (writer.type() == KeyType.N) {
                out.put(NUMBER);
                out.put(value.array(), 0, value.length());
            } else {
                out.put(BINARY);
                Base64Text.put(value.array(), 0, value.length(), out);
            }
            out.put(END);
            item.count(name.utf8Length() + (writer.type() == KeyType.N
                    ? NumberSize.of(value.array(), 0, value.length()) : value.length()));
        }
    }
}
