package org.aeneas.sstable.v3.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.SummaryFile;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.PartitionPosition;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.utils.ByteBufferUtil;

/**
 * Finds partitions by the Index and Summary components. These carry no checksums: what is found must be compared with
 * the data, and the Summary only says where to begin to look. For one thread.
 */
final class KeyIndex implements AutoCloseable {
    static final long NONE = -1;

    private final IPartitioner partitioner;
    private final IndexReader index;
    private final Optional<SummaryFile> summary;

    /**
     * Where a range of keys begins.
     *
     * @param before the last key before the range; empty if the range begins with the file
     */
    record Start(Optional<Entry> before, Entry first) {
    }

    record Entry(DecoratedKey key, long dataPosition) {

        /**
         * Compares with the data, whose bytes are checked.
         *
         * @throws Damage if this is not the key there
         */
        void verify(FileInput data, IPartitioner partitioner) throws IOException {
            if (dataPosition < data.length()) {
                data.seek(dataPosition);
                if (partitioner.decorateKey(ByteBufferUtil.readWithShortLength(data)).equals(key)) {
                    return;
                }
            }
            throw new Damage("its index does not lead to its partitions");
        }
    }

    /** Where a partition is, and whether an entry at or before the key sought was met on the way. */
    private record Found(long position, boolean certain) {
    }

    KeyIndex(TableFile file) {
        this.partitioner = file.layout().metadata().partitioner;
        this.index = new IndexReader(file.component("Index.db"), file.version(), partitioner);
        Path path = file.component("Summary.db");
        this.summary = Files.exists(path)
                ? Optional.of(new SummaryFile(path, file.version().hasSamplingLevel())) : Optional.empty();
    }

    Entry first() throws Damage {
        index.seek(0);
        if (!index.next()) {
            throw new Damage("it has no entries");
        }
        return new Entry(index.key(), index.dataPosition());
    }

    Entry last() throws Damage {
        Optional<Entry> last = lastFrom(lastSample());
        return last.isPresent() ? last.get() : lastFrom(0).orElseThrow(() -> new Damage("it has no entries"));
    }

    /** @return empty if all keys are at or before {@code position} */
    Optional<Start> startAfter(PartitionPosition position) throws Damage {
        long from = sampleBefore(position);
        try {
            Optional<Start> start = startAfter(position, from);
            if (from == 0 || start.isEmpty() || start.get().before().isPresent()) {
                return start;
            }
        } catch (Damage e) {
            if (from == 0) {
                throw e;
            }
        }
        return startAfter(position, 0); // the Summary led astray
    }

    /** @return where the key's partition begins in the data; {@link #NONE} if there is none */
    long position(DecoratedKey key) throws Damage {
        long from = sampleBefore(key);
        try {
            Found found = at(key, from);
            if (from == 0 || found.certain()) {
                return found.position();
            }
        } catch (Damage e) {
            if (from == 0) {
                throw e;
            }
        }
        return at(key, 0).position(); // the Summary led astray
    }

    private Found at(DecoratedKey key, long from) throws Damage {
        index.seek(from);
        boolean certain = false;
        while (index.next()) {
            int order = index.key().compareTo(key);
            if (order >= 0) {
                return new Found(order == 0 ? index.dataPosition() : NONE, certain || order == 0);
            }
            certain = true;
        }
        return new Found(NONE, certain);
    }

    /**
     * Where rows are in the partition that {@link #position} found last; empty in a small partition. Of use until the
     * next one is sought.
     *
     * @param file of this index, 3.0 or later
     */
    Optional<RowBlocks> rows(TableFile file) throws IOException {
        return index.rowsLength() == 0 ? Optional.empty() : Optional.of(new RowBlocks(index.in(), index.rowsPlace(),
                index.rowsLength(), file.layout().metadata(), file.version(), file.serialization().orElseThrow()));
    }

    /** Tells how many bytes each partition has, of {@code dataLength} uncompressed ones. */
    void sizes(long dataLength, LongConsumer size) throws Damage {
        index.seek(0);
        long start = 0;
        while (index.next()) {
            if (index.dataPosition() > 0) {
                size.accept(index.dataPosition() - start);
            }
            start = index.dataPosition();
        }
        size.accept(dataLength - start);
    }

    IndexReader entries() {
        index.seek(0);
        return index;
    }

    /** Empty where there is no usable Summary. */
    Optional<SummaryFile> samples() {
        return summary.filter(samples -> samples.size() > 0);
    }

    private Optional<Start> startAfter(PartitionPosition position, long from) throws Damage {
        index.seek(from);
        Optional<Entry> before = Optional.empty();
        while (index.next()) {
            Entry entry = new Entry(index.key(), index.dataPosition());
            if (entry.key().compareTo(position) > 0) {
                return Optional.of(new Start(before, entry));
            }
            before = Optional.of(entry);
        }
        return Optional.empty();
    }

    private Optional<Entry> lastFrom(long place) throws Damage {
        index.seek(place);
        Entry last = null;
        try {
            while (index.next()) {
                last = new Entry(index.key(), index.dataPosition());
            }
        } catch (Damage e) {
            if (place == 0) {
                throw e;
            }
            return Optional.empty(); // the Summary led astray
        }
        return Optional.ofNullable(last);
    }

    private long lastSample() {
        try {
            return samples().isPresent() ? place(samples().get(), samples().get().size() - 1) : 0;
        } catch (Damage e) {
            return 0;
        }
    }

    private long sampleBefore(PartitionPosition position) {
        if (samples().isEmpty()) {
            return 0;
        }
        SummaryFile samples = samples().get();
        int low = 0;
        int high = samples.size() - 1;
        try {
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (partitioner.decorateKey(samples.key(middle)).compareTo(position) <= 0) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return place(samples, low);
        } catch (Damage e) {
            return 0;
        }
    }

    private long place(SummaryFile samples, int entry) throws Damage {
        long place = samples.position(entry);
        return place < 0 || place >= index.length() ? 0 : place;
    }

    @Override
    public void close() {
        index.close();
        summary.ifPresent(SummaryFile::close);
    }
}
