package org.aeneas.sstable.v3.internal;

import java.io.IOException;

import org.aeneas.sstable.component.Damage;
import org.apache.cassandra.config.CFMetaData;
import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.db.ClusteringPrefix;
import org.apache.cassandra.db.DeletionTime;
import org.apache.cassandra.db.RowIndexEntry;
import org.apache.cassandra.db.SerializationHeader;
import org.apache.cassandra.io.ISerializer;
import org.apache.cassandra.io.sstable.IndexInfo;
import org.apache.cassandra.io.sstable.format.Version;

/**
 * The index of a large partition's rows in the Index component (class {@code RowIndexEntry}): where each block of rows
 * begins and ends. Read where it lies, since it may be large; it carries no checksum, so what it leads to must be
 * compared. For one thread.
 */
final class RowBlocks {
    private final FileInput in;
    private final ISerializer<IndexInfo> blocks;
    private final int count;
    private final long first;
    private final long offsets;

    /**
     * @param in    of the Index component
     * @param place where the index of the rows begins there
     * @param size  of it, in bytes
     */
    RowBlocks(FileInput in, long place, int size, CFMetaData metadata, Version version,
            SerializationHeader header) throws IOException {
        this.in = in;
        this.blocks = new RowIndexEntry.Serializer(metadata, version, header).indexInfoSerializer();
        in.seek(place);
        in.readUnsignedVInt(); // the length of what stands before the rows
        DeletionTime.serializer.deserialize(in);
        this.count = (int) in.readUnsignedVInt();
        this.first = in.position();
        this.offsets = place + size - (long) count * Integer.BYTES;
        if (count <= 0 || offsets < first) {
            throw new Damage("the index of a partition's rows cannot be read");
        }
    }

    /** @return the first block that ends not before the place; the last one if all do */
    int find(ClusteringPrefix place, ClusteringComparator order) throws IOException {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(get(middle).lastName, place) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    IndexInfo get(int block) throws IOException {
        in.seek(offsets + (long) block * Integer.BYTES);
        int offset = in.readInt();
        if (offset < 0 || first + offset >= offsets) {
            throw new Damage("the index of a partition's rows leads nowhere");
        }
        in.seek(first + offset);
        return blocks.deserialize(in);
    }
}
