package org.aeneas.sstable.v5.internal;

import java.util.Optional;

import org.aeneas.core.row.Row;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.TableChanges;
import org.apache.cassandra.db.Clustering;
import org.apache.cassandra.db.ClusteringPrefix;

/**
 * Reads the state of each key that new files name. Where these delete a range or a partition, all rows in it are named
 * that one of the two snapshots has.
 */
final class ChangeCursor5 implements ChangeCursor {
    /** A second at which nothing that expires has expired. */
    private static final long BEFORE_ALL_EXPIRY = 0;

    private final KnownFiles known;
    private final NamedPartitions partitions;
    private final PartitionState now;
    private final PartitionState before;
    private final RowCopy copy;
    private final RowCopy beforeCopy;
    private final RowCopy everCopy;
    private Names names;
    /** Whether the row at hand is a partition's static row, or is stored as such. */
    private boolean isStatic;
    /** Of the row at hand, or where the last range began or ended; null before the first. */
    private ClusteringPrefix<?> place;
    private boolean alive;
    private boolean failed;

    ChangeCursor5(KnownFiles known, TableChanges changes) {
        Layout layout = known.layout();
        this.known = known;
        this.partitions = new NamedPartitions(known, known.named(changes), changes);
        this.now = new PartitionState(known.order(), known.now(changes));
        this.before = new PartitionState(known.order(), known.before(changes));
        this.copy = new RowCopy(layout, new Row(layout.schema()), changes.asOf());
        this.beforeCopy = new RowCopy(layout, new Row(layout.schema()), changes.beforeAsOf());
        this.everCopy = new RowCopy(layout, new Row(layout.schema()), BEFORE_ALL_EXPIRY);
    }

    @Override
    public boolean next() {
        try (ContextLoader context = new ContextLoader()) {
            while (names != null || partitions.next()) {
                if (names == null ? beginPartition() : nextRow()) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException | AssertionError e) {
            failed = true;
            throw Failures.unexpected(e);
        }
    }

    private boolean beginPartition() {
        names = partitions.names();
        place = null;
        now.partition(partitions.key(), partitions.nodes());
        before.partition(partitions.key(), partitions.nodes());
        copy.partition(partitions.key().getKey());
        beforeCopy.partition(partitions.key().getKey());
        everCopy.partition(partitions.key().getKey());
        if (!names.staticRow() && !names.partitionDeleted()) {
            return false;
        }
        isStatic = true;
        alive = now.readStatic(copy);
        if (!alive) {
            copy.onlyStaticKey();
        }
        return alive || names.staticRow() || before.readStatic(everCopy);
    }

    /** @return whether there is a row at hand; if not, there may be another one, as long as there are names */
    private boolean nextRow() {
        if (known.layout().staticCompact()) { // what else there is nobody has declared
            names = null;
            return false;
        }
        isStatic = false;
        ClusteringPrefix<?> named = names.next();
        if (names.covered()) {
            ClusteringPrefix<?> covered = firstCovered(named);
            if (covered != null) {
                place = covered;
                return read() || before.read(place, everCopy);
            }
        }
        if (named == null) {
            names = null;
            return false;
        }
        place = named;
        names.pass(named);
        if (!(named instanceof Clustering)) {
            return false;
        }
        read();
        return true;
    }

    private ClusteringPrefix<?> firstCovered(ClusteringPrefix<?> limit) {
        ClusteringPrefix<?> one = now.next(place, limit);
        ClusteringPrefix<?> other = before.next(place, limit);
        return one == null || other != null && known.order().compare(other, one) < 0 ? other : one;
    }

    private boolean read() {
        alive = now.read(place, copy);
        if (!alive) {
            copy.onlyKey(place);
        }
        return alive;
    }

    @Override
    public boolean isAlive() {
        return alive;
    }

    @Override
    public Row row() {
        return copy.row();
    }

    @Override
    public Optional<Row> before() {
        try (ContextLoader context = new ContextLoader()) {
            boolean was = isStatic ? before.readStatic(beforeCopy) : before.read(place, beforeCopy);
            return was ? Optional.of(beforeCopy.row()) : Optional.empty();
        } catch (RuntimeException | AssertionError e) {
            failed = true;
            throw Failures.unexpected(e);
        }
    }

    @Override
    public long unknownCells() {
        return partitions.unknownCells() + now.unknownCells() + before.unknownCells();
    }

    @Override
    public void close() {
        try {
            partitions.close();
        } finally {
            now.close(!failed);
            before.close(!failed);
            known.forgetUnused();
        }
    }
}
