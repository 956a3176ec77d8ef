package org.aeneas.extract.changes;

import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.mapping.DmsCsvEncoder;
import org.aeneas.mapping.DmsCsvEncoder.Operation;
import org.aeneas.mapping.DynamoJsonEncoder;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.RowKey;
import org.aeneas.staging.Format;

/** What whoever loads reads of a change. For one thread. */
interface ChangeLines {

    static ChangeLines of(Format format, TableMapping mapping) {
        return switch (format) {
            case DYNAMODB_JSON -> new Items(mapping);
            case DMS_CSV -> new Cdc(mapping);
        };
    }

    /**
     * Appends what makes the item that of the row.
     *
     * @return why that cannot be; {@code out} is as it was then
     */
    Optional<Reject> put(ChangeCursor change, ByteSink out);

    /** How many rows were put by a delete and an insert so far. */
    default long replaced() {
        return 0;
    }

    /**
     * Appends what deletes the item, if there is one.
     *
     * @return why there cannot be one of that key; {@code out} is as it was then
     */
    Optional<Reject> delete(ChangeCursor change, ByteSink out);

    /** For our own loader. */
    final class Items implements ChangeLines {
        private final DynamoJsonEncoder encoder;

        Items(TableMapping mapping) {
            encoder = new DynamoJsonEncoder(mapping);
        }

        @Override
        public Optional<Reject> put(ChangeCursor change, ByteSink out) {
            return encoder.encode(change.row(), out);
        }

        @Override
        public Optional<Reject> delete(ChangeCursor change, ByteSink out) {
            return encoder.encodeDelete(change.row(), out);
        }
    }

    /** For AWS DMS. */
    final class Cdc implements ChangeLines {
        private final DmsCsvEncoder encoder;
        private final Row key;
        private long replaced;

        Cdc(TableMapping mapping) {
            encoder = new DmsCsvEncoder(mapping);
            key = new Row(mapping.source());
        }

        @Override
        public Optional<Reject> put(ChangeCursor change, ByteSink out) {
            int begin = out.length();
            Optional<Row> before = change.before();
            boolean anew = before.filter(old -> encoder.loses(old, change.row())).isPresent();
            // An update would leave an attribute that the row has no more.
            Optional<Reject> reject = anew ? delete(change, out) : Optional.empty();
            if (reject.isEmpty()) {
                Operation operation = before.isEmpty() || anew ? Operation.INSERT : Operation.UPDATE;
                reject = encoder.encodeChange(operation, change.row(), out);
            }
            if (reject.isPresent()) {
                out.truncate(begin);
            } else if (anew) {
                replaced++;
            }
            return reject;
        }

        @Override
        public long replaced() {
            return replaced;
        }

        /** The image of before, where that could be an item. */
        @Override
        public Optional<Reject> delete(ChangeCursor change, ByteSink out) {
            Optional<Row> before = change.before();
            if (before.isPresent() && encoder.encodeChange(Operation.DELETE, before.get(), out).isEmpty()) {
                return Optional.empty();
            }
            RowKey.of(change.row()).fill(key);
            return encoder.encodeChange(Operation.DELETE, key, out);
        }
    }
}
