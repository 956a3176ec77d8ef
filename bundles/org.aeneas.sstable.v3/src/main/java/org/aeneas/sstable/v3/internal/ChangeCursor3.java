package org.aeneas.sstable.v3.internal;

import java.util.List;
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
final class ChangeCursor3 implements ChangeCursor {
    /** A second at which nothing that expires has expired. */
    private static final long BEFORE_ALL_EXPIRY = 0;

    private final KnownFiles known;
    private final NamedPartitions partitions;
    private final PartitionState now;
    private final PartitionState before;
    private final DroppedColumns dropped;
    /** One of the files before 3.0, if there are any. */
    private final Optional<TableFile> legacy;
    private final RowCopy copy;
    private final RowCopy beforeCopy;
    private final RowCopy everCopy;
    private Names names;
    /** Whether the row at hand is a partition's static row, or is stored as such. */
    private boolean isStatic;
    /** Of the row at hand, or where the last range began or ended; null before the first. */
    private ClusteringPrefix place;
    private boolean alive;
    private boolean failed;
    private long unknown;

    ChangeCursor3(KnownFiles known, TableChanges changes) {
        Layout layout = known.layout();
        this.known = known;
        this.dropped = layout.dropped();
        this.partitions = new NamedPartitions(known, known.named(changes), changes);
        List<KnownFiles.Handle> files = known.now(changes);
        List<KnownFiles.Handle> older = known.before(changes);
        this.now = new PartitionState(known.order(), files, seconds(changes.asOf()));
        this.before = new PartitionState(known.order(), older, seconds(changes.beforeAsOf()));
        this.copy = copy(layout, changes.asOf(), files);
        this.beforeCopy = copy(layout, changes.beforeAsOf(), older);
        this.everCopy = copy(layout, BEFORE_ALL_EXPIRY, older);
        this.legacy = files.stream().map(KnownFiles.Handle::file).filter(ChangeCursor3::isLegacy).findFirst();
    }

    private static RowCopy copy(Layout layout, long asOf, List<KnownFiles.Handle> files) {
        return new RowCopy(layout, new Row(layout.schema()), seconds(asOf),
                files.stream().allMatch(handle -> isLegacy(handle.file())));
    }

    private static boolean isLegacy(TableFile file) {
        return file.serialization().isEmpty();
    }

    /** Cassandra 3.11 counts seconds in an int, and Integer.MAX_VALUE means never. */
    private static int seconds(long epoch) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE - 1L, epoch));
    }

    @Override
    public boolean next() {
        try (ContextLoader context = new ContextLoader()) {
            dropped.takeUnknown(); // what another cursor of this thread met
            boolean found = advance();
            unknown += dropped.takeUnknown();
            return found;
        } catch (RuntimeException | AssertionError e) {
            failed = true;
            throw Failures.unexpected(e);
        }
    }

    private boolean advance() {
        while (names != null || partitions.next()) {
            if (names == null ? beginPartition() : nextRow()) {
                if (alive && legacy.isPresent()) {
                    copy.requireLengths(legacy.get());
                }
                return true;
            }
        }
        return false;
    }

    private boolean beginPartition() {
        names = partitions.names();
        place = null;
        now.partition(partitions.key(), partitions.nodes());
        before.partition(partitions.key(), partitions.nodes());
        copy.partition(partitions.key());
        beforeCopy.partition(partitions.key());
        everCopy.partition(partitions.key());
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
        ClusteringPrefix named = names.next();
        if (names.covered()) {
            ClusteringPrefix covered = firstCovered(named);
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

    private ClusteringPrefix firstCovered(ClusteringPrefix limit) {
        ClusteringPrefix one = now.next(place, limit);
        ClusteringPrefix other = before.next(place, limit);
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
        return unknown + copy.unknownCells();
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
