package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.DmsColumn;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;

/** Writes rows as the items that AWS DMS makes of their CSV lines. */
public final class DmsItemLine {
    private static final byte[] ITEM = ascii("{\"Item\":{");
    private static final byte[] STRING = ascii("{\"S\":\"");
    private static final byte[] NUMBER = ascii("{\"N\":\"");
    private static final byte[] BOOLEAN = ascii("{\"BOOL\":");
    private static final byte[] END = ascii("}}\n");

    private final CsvLineEncoder lines;
    private final CsvField[] fields;
    private final MemberName[] names;
    private final ByteSink scratch = new ByteSink(1024);

    public DmsItemLine(TableMapping mapping) {
        List<DmsColumn> columns = DmsColumn.of(mapping);
        this.lines = new CsvLineEncoder(mapping, columns);
        this.fields = columns.stream().map(column -> CsvField.of(mapping, column)).toArray(CsvField[]::new);
        this.names = columns.stream().map(column -> new MemberName(attribute(column))).toArray(MemberName[]::new);
    }

    private static String attribute(DmsColumn column) {
        return column.origin() instanceof DmsColumn.Origin.Key key ? key.key().attribute() : column.name();
    }

    /** Appends <code>{"Item":{…}}</code> and a line feed, or nothing if the row is not staged either. */
    public Optional<Reject> encode(Row row, ByteSink out) {
        scratch.reset();
        Optional<Reject> reject = lines.encode(row, scratch);
        if (reject.isPresent()) {
            return reject;
        }
        out.put(ITEM);
        boolean first = true;
        for (int i = 0; i < fields.length; i++) {
            scratch.reset();
            // DMS leaves nulls out.
            if (fields[i].text(row, scratch)) {
                if (!first) {
                    out.put(',');
                }
                first = false;
                out.put(names[i].json());
                putValue(fields[i].column(), out);
            }
        }
        out.put(END);
        return Optional.empty();
    }

    public int itemSize() {
        return lines.itemSize();
    }

    private void putValue(DmsColumn column, ByteSink out) {
        switch (column.type()) {
            case STRING -> {
                out.put(STRING);
                Utf8.quote(scratch.array(), 0, scratch.length(), out);
                out.put('"');
            }
            case INT8 -> {
                out.put(NUMBER);
                out.put(scratch.array(), 0, scratch.length());
                out.put('"');
            }
            case BOOLEAN -> {
                out.put(BOOLEAN);
                out.put(scratch.array(), 0, scratch.length());
            }
        }
        out.put('}');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
