package org.aeneas.mapping.internal;

import java.util.List;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.KeyMapping;
import org.aeneas.mapping.KeyType;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.internal.Scalar.Form;

/** Makes the values of one key attribute from the key columns of a row. For one thread. */
public abstract class KeyWriter {
    private static final byte SEPARATOR = '#';
    private static final byte ESCAPE = '\\';

    private final KeyMapping key;
    private final String role;
    private final int longest;
    final int[] columns;

    private KeyWriter(TableMapping mapping, KeyMapping key, String role, int longest) {
        this.key = key;
        this.role = role + " " + key.attribute();
        this.longest = longest;
        this.columns = key.columns().stream().mapToInt(mapping.source()::indexOf).toArray();
    }

    public static KeyWriter partitionKey(TableMapping mapping) {
        KeyMapping key = mapping.partitionKey();
        return key.form() == KeyMapping.Form.JOINED ? new Joined(mapping, key)
                : new OneColumn(mapping, key, "partition key", Limits.PARTITION_KEY_BYTES);
    }

    public static KeyWriter sortKey(TableMapping mapping, KeyMapping key) {
        return key.form() == KeyMapping.Form.SORT ? new Sorted(mapping, key)
                : new OneColumn(mapping, key, "sort key", Limits.SORT_KEY_BYTES);
    }

    public KeyType type() {
        return key.type();
    }

    public String attribute() {
        return key.attribute();
    }

    /**
     * Appends the value: UTF-8 for S, the digits for N, the bytes themselves for B.
     *
     * @throws Rejection if the value is empty, too long, or none
     */
    public final void write(Row row, ByteSink out) {
        int from = out.length();
        append(row, out);
        int length = out.length() - from;
        Limits.checkKey(role, length, type() == KeyType.N ? Integer.MAX_VALUE : longest);
    }

    abstract void append(Row row, ByteSink out);

    private static List<ColumnText> texts(TableMapping mapping, KeyMapping key, Form form) {
        return key.columns().stream().map(c -> new ColumnText(mapping.column(c).valueType(), form)).toList();
    }

    private static final class OneColumn extends KeyWriter {
        private final ColumnText text;

        OneColumn(TableMapping mapping, KeyMapping key, String role, int longest) {
            super(mapping, key, role, longest);
            this.text = texts(mapping, key, Form.EXACT).get(0);
        }

        @Override
        void append(Row row, ByteSink out) {
            int column = columns[0];
            int length = Math.max(0, row.length(column));
            if (type() == KeyType.B) {
                out.put(row.bytes(), row.offset(column), length);
            } else {
                text.put(row.bytes(), row.offset(column), length, out);
            }
        }
    }

    private static final class Joined extends KeyWriter {
        private final List<ColumnText> texts;
        private final ByteSink text = new ByteSink(256);

        Joined(TableMapping mapping, KeyMapping key) {
            super(mapping, key, "partition key", Limits.PARTITION_KEY_BYTES);
            this.texts = texts(mapping, key, Form.EXACT);
        }

        @Override
        void append(Row row, ByteSink out) {
            for (int i = 0; i < columns.length; i++) {
                if (i > 0) {
                    out.put(SEPARATOR);
                }
                text.reset();
                texts.get(i).put(row.bytes(), row.offset(columns[i]), Math.max(0, row.length(columns[i])), text);
                escape(text, out);
            }
        }

        private static void escape(ByteSink text, ByteSink out) {
            byte[] source = text.array();
            byte[] target = out.ensure(2 * text.length());
            int end = out.length();
            for (int i = 0; i < text.length(); i++) {
                if (source[i] == SEPARATOR || source[i] == ESCAPE) {
                    target[end++] = ESCAPE;
                }
                target[end++] = source[i];
            }
            out.end(end);
        }
    }

    private static final class Sorted extends KeyWriter {
        private final List<ColumnText> texts;

        Sorted(TableMapping mapping, KeyMapping key) {
            super(mapping, key, "sort key", Limits.SORT_KEY_BYTES);
            this.texts = texts(mapping, key, Form.NORMAL);
        }

        @Override
        void append(Row row, ByteSink out) {
            if (row.kind() == Row.Kind.STATIC) {
                out.put(TableMapping.STATIC_SORT_KEY.charAt(0));
                return;
            }
            boolean ended = false;
            for (int i = 0; i < columns.length; i++) {
                int length = row.length(columns[i]);
                if (length < 0) {
                    ended = true;
                    continue;
                }
                if (ended) {
                    throw new Rejection(Reject.INVALID_VALUE,
                            "A clustering column has a value after one that has none.");
                }
                if (i > 0) {
                    out.put(SEPARATOR);
                }
                texts.get(i).putSort(row.bytes(), row.offset(columns[i]), length, out);
            }
        }
    }
}
