package org.aeneas.sstable.v3.internal;

import java.util.List;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.ChangeReader;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.TableChanges;

/** Keeps the files of a table from cycle to cycle, as long as its schema is the same. */
final class ChangeReader3 implements ChangeReader {
    private TableSchema schema;
    private String partitioner = "";
    private KnownFiles known;

    @Override
    public ChangeCursor open(TableChanges changes) {
        try (ContextLoader context = new ContextLoader()) {
            Reader3.initialize();
            List<SSTable> files = changes.files();
            if (known == null || !changes.table().equals(schema) || !changes.partitioner().equals(partitioner)) {
                close();
                known = new KnownFiles(changes.table(), Partitioners.named(changes.partitioner(), files.get(0).data()));
                schema = changes.table();
                partitioner = changes.partitioner();
            }
            known.begin(changes);
            return new ChangeCursor3(known, changes);
        }
    }

    @Override
    public void close() {
        if (known != null) {
            known.close();
            known = null;
        }
    }
}
