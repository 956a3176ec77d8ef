package org.aeneas.sstable.internal;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.core.row.Row;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.ChangeReader;
import org.aeneas.sstable.RowKey;
import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.TableChanges;

/** Lets the one reader read a cycle that knows all its formats; another one where nodes have been upgraded since. */
public final class AnyChanges implements ChangeReader {
    private final Function<SSTableSet, SSTableReaderProvider> readers;
    private final Map<SSTableReaderProvider, ChangeReader> known = new HashMap<>();

    public AnyChanges(Function<SSTableSet, SSTableReaderProvider> readers) {
        this.readers = readers;
    }

    @Override
    public ChangeCursor open(TableChanges changes) {
        SSTableSet all = new SSTableSet(changes.files(), changes.partitioner());
        if (all.files().isEmpty()) {
            return new Untold(changes);
        }
        return known.computeIfAbsent(readers.apply(all), SSTableReaderProvider::changes).open(changes);
    }

    @Override
    public void close() {
        known.values().forEach(ChangeReader::close);
        known.clear();
    }

    /** Where there is no SSTable, no row is alive. */
    private static final class Untold implements ChangeCursor {
        private final Row row;
        private final Iterator<RowKey> keys;

        private Untold(TableChanges changes) {
            this.row = new Row(changes.table());
            this.keys = changes.further().iterator();
        }

        @Override
        public boolean next() {
            if (!keys.hasNext()) {
                return false;
            }
            keys.next().fill(row);
            return true;
        }

        @Override
        public boolean isAlive() {
            return false;
        }

        @Override
        public Row row() {
            return row;
        }

        @Override
        public Optional<Row> before() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
