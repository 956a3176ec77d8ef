package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.util.List;

import org.aeneas.core.row.Row;
import org.apache.cassandra.config.DatabaseDescriptor;
import org.apache.cassandra.db.LivenessInfo;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.marshal.AbstractType;
import org.apache.cassandra.db.rows.Cell;
import org.apache.cassandra.schema.ColumnMetadata;

/**
 * Decodes the common kind of row straight into ours: one of a partition that no other file has a part of, in a table
 * without counters, dropped columns, and collections that are stored as a cell an element. Cassandra's deserializer
 * makes objects of every cell, which takes longer than all else that is done with a row. Whatever is unusual about a row
 * is left to that one, which also knows how to complain. The format is that of its classes {@code UnfilteredSerializer}
 * and {@code Cell.Serializer}. For one thread.
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

    private static final int ROW_HAS_TIMESTAMP = 0x04;
    private static final int ROW_HAS_TTL = 0x08;
    private static final int ROW_HAS_DELETION = 0x10;
    private static final int ROW_HAS_ALL_COLUMNS = 0x20;
    /** The end of the partition, a marker, deletions of collections, an extension. */
    private static final int NOT_COMMON = 0x01 | 0x02 | 0x40 | 0x80;
    private static final int CELL_IS_DELETED = 0x01;
    private static final int CELL_IS_EXPIRING = 0x02;
    private static final int CELL_IS_EMPTY = 0x04;
    private static final int CELL_HAS_ROW_TIMESTAMP = 0x08;
    private static final int CELL_HAS_ROW_TTL = 0x10;
    /** With more columns, or clustering columns, their absence is written in another form. */
    private static final int MOST_COLUMNS = 63;
    private static final int MOST_CLUSTERING_COLUMNS = 32;

    private final FileInput in;
    private final SerializationHeader header;
    private final int longest = DatabaseDescriptor.getMaxValueSize();
    /** Of values in bytes; negative where each tells its own. */
    private final int[] clusteringLengths;
    private final int[] lengths;
    private final int[] places;
    private final int clusteringPlace;
    // the row at hand
    private Row row;
    private long deletedUpTo;
    private long asOf;
    private long end;
    private long timestamp;
    private long expiry;
    private int ttl;
    private boolean alive;

    private RowDecoder(Layout layout, SerializationHeader header, FileInput in) {
        this.in = in;
        this.header = header;
        this.clusteringPlace = layout.schema().partitionKey().size();
        this.clusteringLengths = header.clusteringTypes().stream().mapToInt(AbstractType::valueLengthIfFixed).toArray();
        List<ColumnMetadata> columns = List.copyOf(header.columns(false));
        ColumnPlaces regulars = ColumnPlaces.of(layout, ColumnMetadata.Kind.REGULAR);
        this.lengths = columns.stream().mapToInt(column -> header.getType(column).valueLengthIfFixed()).toArray();
        this.places = columns.stream().mapToInt(regulars::indexOf).toArray();
    }

    /** @return null where the file's rows are not of the common kind */
    static RowDecoder of(TableFile file, SerializationHeader header, FileInput in) {
        FileLayout table = file.fileLayout();
        boolean common = !file.layout().staticCompact() && table.metadata().droppedColumns.isEmpty()
                && header.columns(false).size() <= MOST_COLUMNS
                && header.clusteringTypes().size() <= MOST_CLUSTERING_COLUMNS
                && header.columns(false).stream().allMatch(column -> column.isSimple() && !column.isCounterColumn()
                        && table.metadata().getColumn(column.name) == column);
        return common ? new RowDecoder(file.layout(), header, in) : null;
    }

    /**
     * Reads the row that begins where the file stands.
     *
     * @param into        begun for the partition
     * @param deletedUpTo what was written then or before is deleted by its partition or a range, microseconds
     * @param second      epoch second: what is expired by then is dead
     */
    Outcome decode(Row into, long deletedUpTo, long second) throws IOException {
        this.row = into;
        this.deletedUpTo = deletedUpTo;
        this.asOf = second;
        long start = in.position();
        if (common()) {
            return alive ? Outcome.ALIVE : Outcome.DEAD;
        }
        in.seek(start);
        return Outcome.UNUSUAL;
    }

    private boolean common() throws IOException {
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
        return marker(flags) && deletion(flags) && cells(flags) && in.position() == end;
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

    /** The write time and expiry of the row's marker, which its cells may share. */
    private boolean marker(int flags) throws IOException {
        boolean marked = (flags & ROW_HAS_TIMESTAMP) != 0;
        boolean expiring = marked && (flags & ROW_HAS_TTL) != 0;
        timestamp = marked ? header.readTimestamp(in) : LivenessInfo.NO_TIMESTAMP;
        ttl = expiring ? header.readTTL(in) : LivenessInfo.NO_TTL;
        expiry = expiring ? header.readLocalDeletionTime(in) : LivenessInfo.NO_EXPIRATION_TIME;
        return ttl >= 0 && expiry >= ttl && ttl != LivenessInfo.EXPIRED_LIVENESS_TTL;
    }

    private boolean deletion(int flags) throws IOException {
        if ((flags & ROW_HAS_DELETION) != 0) {
            deletedUpTo = Math.max(deletedUpTo, header.readTimestamp(in));
            if (header.readLocalDeletionTime(in) < 0) {
                return false;
            }
        }
        alive = false;
        if (timestamp > deletedUpTo && timestamp != LivenessInfo.NO_TIMESTAMP && asOf < expiry) {
            written(timestamp, ttl, expiry);
        }
        return true;
    }

    private boolean cells(int flags) throws IOException {
        long absences = (flags & ROW_HAS_ALL_COLUMNS) != 0 ? 0 : in.readUnsignedVInt(); // one bit a column
        for (int i = 0; i < lengths.length; i++, absences >>>= 1) {
            if ((absences & 1) == 0 && !cell(i)) {
                return false;
            }
        }
        return absences == 0;
    }

    private boolean cell(int column) throws IOException {
        int flags = in.readUnsignedByte();
        long written = (flags & CELL_HAS_ROW_TIMESTAMP) != 0 ? timestamp : header.readTimestamp(in);
        long expires = Cell.NO_DELETION_TIME;
        int lives = Cell.NO_TTL;
        if ((flags & CELL_HAS_ROW_TTL) != 0) {
            expires = expiry;
            lives = ttl;
        } else if ((flags & (CELL_IS_DELETED | CELL_IS_EXPIRING)) != 0) {
            expires = header.readLocalDeletionTime(in);
            lives = (flags & CELL_IS_EXPIRING) != 0 ? header.readTTL(in) : Cell.NO_TTL;
        }
        int length = (flags & CELL_IS_EMPTY) != 0 ? 0 : length(lengths[column]);
        if (length < 0 || length > end - in.position() || lives < 0 || expires < lives) {
            return false;
        }
        boolean live = written > deletedUpTo
                && (expires == Cell.NO_DELETION_TIME || lives != Cell.NO_TTL && asOf < expires);
        if (live) {
            written(written, lives, expires);
        }
        value(live ? places[column] : ColumnPlaces.HIDDEN, length);
        return true;
    }

    private void written(long time, int lives, long expires) {
        alive = true;
        row.written(time, lives == Cell.NO_TTL ? 0 : expires);
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
