package org.aeneas.sstable.v5.internal;

import java.io.IOException;

import org.apache.cassandra.db.LivenessInfo;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.db.rows.Cell;

/** When a cell, a row's marker or a deletion was written, and when it expires, as SSTables have it. For one thread. */
final class CellTimes {
    private static final int DELETED = 0x01;
    private static final int EXPIRING = 0x02;
    private static final int OF_ROW = 0x08;
    private static final int EXPIRY_OF_ROW = 0x10;

    private final SerializationHeader header;
    private final FileInput in;
    private long written;
    private long expires;
    private int ttl;

    CellTimes(SerializationHeader header, FileInput in) {
        this.header = header;
        this.in = in;
    }

    /**
     * Reads those of a row's marker.
     *
     * @param marked   whether there is one
     * @param expiring whether it has a time to live
     * @return whether they are of the common kind
     */
    boolean readMarker(boolean marked, boolean expiring) throws IOException {
        written = marked ? header.readTimestamp(in) : LivenessInfo.NO_TIMESTAMP;
        ttl = marked && expiring ? header.readTTL(in) : LivenessInfo.NO_TTL;
        expires = marked && expiring ? header.readLocalDeletionTime(in) : LivenessInfo.NO_EXPIRATION_TIME;
        return ttl != LivenessInfo.EXPIRED_LIVENESS_TTL && areCommon();
    }

    /**
     * Reads those of a cell behind its flags.
     *
     * @param row of the cell's row, which it may share
     * @return whether they are of the common kind
     */
    boolean read(int flags, CellTimes row) throws IOException {
        written = (flags & OF_ROW) != 0 ? row.written : header.readTimestamp(in);
        if ((flags & EXPIRY_OF_ROW) != 0) {
            expires = row.expires;
            ttl = row.ttl;
        } else {
            expires = (flags & (DELETED | EXPIRING)) != 0 ? header.readLocalDeletionTime(in) : Cell.NO_DELETION_TIME;
            ttl = (flags & EXPIRING) != 0 ? header.readTTL(in) : Cell.NO_TTL;
        }
        return areCommon();
    }

    /**
     * Reads a deletion's, of which {@link #written} is what matters: what was written then or before is deleted.
     *
     * @return whether they are of the common kind
     */
    boolean readDeletion() throws IOException {
        written = header.readTimestamp(in);
        // of a collection that is not deleted, while another one of the row is, it does not fit where it is written
        return header.readLocalDeletionTime(in) >= 0 || written == LivenessInfo.NO_TIMESTAMP;
    }

    /** Those that overflowed once need Cassandra's care. */
    private boolean areCommon() {
        return ttl >= 0 && expires >= ttl;
    }

    /** @param deletedUpTo what was written then or before is deleted, microseconds */
    boolean areLive(long deletedUpTo, long second) {
        return written > deletedUpTo && written != LivenessInfo.NO_TIMESTAMP
                && (expires == Cell.NO_DELETION_TIME || ttl != Cell.NO_TTL && second < expires);
    }

    /** Microseconds since 1970. */
    long written() {
        return written;
    }

    /** Epoch second; 0 for never. */
    long expiry() {
        return ttl == Cell.NO_TTL ? 0 : expires;
    }
}
