package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.util.List;

import org.aeneas.core.row.Row;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.schema.ColumnMetadata;

/**
 * Decodes the common kind of row straight into ours: one of a partition that no other file has a part of, in a table
 * without counters and dropped columns. Cassandra's deserializer makes objects of every cell, which takes longer than
 * all else that is done with a row. Whatever is unusual about a row is left to that one, which also knows how to
 * complain. The format is that of its classes {@code UnfilteredSerializer} and {@code Cell.Serializer}. For one thread.
 */
final class RowDecoder {

    /** What became of the bytes at hand. */
    enum Outcome {
        /** A row of which something is alive. */
        ALIVE,
        /** A row of which nothing is alive: ours is undefined. */
        DEAD,
        /** Something else, of which nothing was read: the partition's end, a range's deletion, an unusual row. */
        UNUSUAL
    }

    private static final int HAS_TIMESTAMP = 0x04;
    private static final int HAS_TTL = 0x08;
    private static final int HAS_DELETION = 0x10;
    private static final int HAS_ALL_COLUMNS = 0x20;
    private static final int HAS_COLLECTION_DELETIONS = 0x40;
    /** The end of the partition, a marker of a range, an extension. */
    private static final int NOT_COMMON = 0x01 | 0x02 | 0x80;
    private static final int CELL_IS_EMPTY = 0x04;
    /** With more columns, or clustering columns, their absence is written in another form. */
    private static final int MOST_COLUMNS = 63;
    private static final int MOST_CLUSTERING_COLUMNS = 32;

    private final FileInput in;
    private final int longest = DatabaseDescriptor.getMaxValueSize();
    private final int clusteringPlace;
    /** Of values in bytes; negative where each tells its own. */
    private final int[] clusteringLengths;
    private final int[] lengths;
    private final int[] places;
    /** Null for columns of one cell. */
    private final CollectionDecoder[] collections;
    private final CellTimes marker;
    private final CellTimes cell;
    // the row at hand
    private Row row;
    private long deletedUpTo;
    private long second;
    private long end;
    private boolean alive;

    private RowDecoder(Layout layout, SerializationHeader header, FileInput in) {
        this.in = in;
        this.clusteringPlace = layout.schema().partitionKey().size();
        this.clusteringLengths = header.clusteringTypes().stream().mapToInt(AbstractType::valueLengthIfFixed).toArray();
        this.marker = new CellTimes(header, in);
        this.cell = new CellTimes(header, in);
        List<ColumnMetadata> columns = List.copyOf(header.columns(false));
        ColumnPlaces regulars = ColumnPlaces.of(layout, ColumnMetadata.Kind.REGULAR);
        this.lengths = new int[columns.size()];
        this.places = new int[columns.size()];
        this.collections = new CollectionDecoder[columns.size()];
        for (int i = 0; i < places.length; i++) {
            ColumnMetadata column = columns.get(i);
            lengths[i] = header.getType(column).valueLengthIfFixed();
            places[i] = regulars.indexOf(column);
            collections[i] = column.isSimple() ? null : new CollectionDecoder(column.type, places[i], header, in);
        }
    }

    /** @return null where the file's rows are not of the common kind */
    static RowDecoder of(TableFile file, SerializationHeader header, FileInput in) {
        FileLayout table = file.fileLayout();
        boolean common = !file.layout().staticCompact() && table.metadata().droppedColumns.isEmpty()
                && header.columns(false).size() <= MOST_COLUMNS
                && header.clusteringTypes().size() <= MOST_CLUSTERING_COLUMNS
                && header.columns(false).stream().allMatch(column -> !column.isCounterColumn()
                        && table.metadata().getColumn(column.name) == column);
        return common ? new RowDecoder(file.layout(), header, in) : null;
    }

    /**
     * Reads the row that begins where the file stands.
     *
     * @param into        begun for the partition
     * @param deletedUpTo what was written then or before is deleted by its partition or a range, microseconds
     * @param asOf        epoch second: what is expired by then is dead
     */
    Outcome decode(Row into, long deletedUpTo, long asOf) throws IOException {
        this.row = into;
        this.deletedUpTo = deletedUpTo;
        this.second = asOf;
        long start = in.position();
        if (isCommon()) {
            return alive ? Outcome.ALIVE : Outcome.DEAD;
        }
        in.seek(start);
        return Outcome.UNUSUAL;
    }

    private boolean isCommon() throws IOException {
        int flags = in.readUnsignedByte();
        if ((flags & NOT_COMMON) != 0) {
            return false;
        }
        row.beginRow(Row.Kind.REGULAR);
        if (!clustering()) {
            return false;
        }
        long size = in.readUnsignedVInt();
        end = in.position() + size;
        if (size < 0 || end < 0 || end > in.length()) {
            return false;
        }
        in.readUnsignedVInt(); // the size of what stands before the row
        return marker.readMarker((flags & HAS_TIMESTAMP) != 0, (flags & HAS_TTL) != 0) && deletion(flags)
                && cells(flags) && in.position() == end;
    }

    private boolean clustering() throws IOException {
        int count = clusteringLengths.length;
        if (count == 0) {
            return true;
        }
        long absences = in.readUnsignedVInt(); // two bits a column: is empty, is null
        for (int i = 0; i < count; i++, absences >>>= 2) {
            if ((absences & 0b10) == 0) {
                int length = (absences & 0b01) != 0 ? 0 : length(clusteringLengths[i]);
                if (length < 0 || length > in.length() - in.position()) {
                    return false;
                }
                value(clusteringPlace + i, length);
            }
        }
        return true;
    }

    private boolean deletion(int flags) throws IOException {
        if ((flags & HAS_DELETION) != 0) {
            if (!cell.readDeletion()) {
                return false;
            }
            deletedUpTo = Math.max(deletedUpTo, cell.written());
        }
        alive = marker.areLive(deletedUpTo, second);
        if (alive) {
            row.written(marker.written(), marker.expiry());
        }
        return true;
    }

    private boolean cells(int flags) throws IOException {
        boolean deletes = (flags & HAS_COLLECTION_DELETIONS) != 0;
        long absences = (flags & HAS_ALL_COLUMNS) != 0 ? 0 : in.readUnsignedVInt(); // one bit a column
        for (int i = 0; i < places.length; i++, absences >>>= 1) {
            if ((absences & 1) == 0 && !(collections[i] == null ? cell(i) : collection(collections[i], deletes))) {
                return false;
            }
        }
        return absences == 0;
    }

    private boolean collection(CollectionDecoder collection, boolean deletes) throws IOException {
        collection.begin(row, marker, second, end);
        boolean common = collection.decode(deletes, deletedUpTo);
        alive |= collection.isAlive();
        return common;
    }

    private boolean cell(int column) throws IOException {
        int flags = in.readUnsignedByte();
        if (!cell.read(flags, marker)) {
            return false;
        }
        int length = (flags & CELL_IS_EMPTY) != 0 ? 0 : length(lengths[column]);
        if (length < 0 || length > end - in.position()) {
            return false;
        }
        if (cell.areLive(deletedUpTo, second)) {
            alive = true;
            row.written(cell.written(), cell.expiry());
            value(places[column], length);
        } else {
            value(ColumnPlaces.HIDDEN, length);
        }
        return true;
    }

    /** @return negative if none is as long */
    private int length(int fixed) throws IOException {
        if (fixed >= 0) {
            return fixed;
        }
        long length = in.readUnsignedVInt();
        return length >= 0 && length <= longest ? (int) length : -1;
    }

    private void value(int place, int length) throws IOException {
        if (place == ColumnPlaces.HIDDEN) {
            in.seek(in.position() + length);
        } else {
            row.open(place);
            in.append(row, length);
            row.close(place);
        }
    }
}
