package org.aeneas.mapping.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.CsvType;
import org.aeneas.mapping.DmsColumn;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;

/** Writes rows as CSV lines. */
public final class CsvLineEncoder {
    private static final byte[] NO_HEAD = new byte[0];

    private final TableMapping mapping;
    private final Map<String, byte[]> heads = new HashMap<>();
    private final CsvField[] fields;
    private final ByteSink text = new ByteSink(1024);
    private final ItemSink item = new ItemSink();

    public CsvLineEncoder(TableMapping mapping, List<DmsColumn> columns) {
        this.mapping = mapping;
        this.fields = columns.stream().map(c -> CsvField.of(mapping, c)).toArray(CsvField[]::new);
    }

    public Optional<Reject> encode(Row row, ByteSink out) {
        return line(row, out, NO_HEAD);
    }

    /** @param operation of a file of changes */
    public Optional<Reject> encode(Row row, ByteSink out, String operation) {
        return line(row, out, heads.computeIfAbsent(operation, this::head));
    }

    /** Names of keyspaces and tables have nothing in them that CSV quotes. */
    private byte[] head(String operation) {
        return String.join(",", operation, mapping.source().name(), mapping.source().keyspace(), "")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Optional<Reject> line(Row row, ByteSink out, byte[] head) {
        int begin = out.length();
        try {
            out.put(head);
            item.begin(out);
            for (int i = 0; i < fields.length; i++) {
                if (i > 0) {
                    out.put(',');
                }
                put(fields[i], row, out);
            }
            out.put('\n');
            return Optional.empty();
        } catch (Rejection why) {
            out.truncate(begin);
            return Optional.of(KeyDescription.reject(mapping, row, why));
        }
    }

    private void put(CsvField field, Row row, ByteSink out) {
        text.reset();
        if (!field.text(row, text)) {
            CsvText.putNull(out);
            return;
        }
        item.count(field.itemBytes(text));
        if (field.column().type() == CsvType.STRING) {
            CsvText.put(field.column().name(), text, field.column().length(), out);
        } else {
            out.put(text.array(), 0, text.length());
        }
    }

    public boolean loses(Row old, Row now) {
        for (CsvField field : fields) {
            try {
                if (has(field, old) && !has(field, now)) {
                    return true;
                }
            } catch (Rejection unknown) {
                return true;
            }
        }
        return false;
    }

    private boolean has(CsvField field, Row row) {
        text.reset();
        return field.text(row, text);
    }

    public int itemSize() {
        return item.size();
    }
}
