package org.aeneas.sstable.v5.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.aeneas.sstable.component.Damage;
import org.aeneas.sstable.component.SummaryFile;
import org.apache.cassandra.db.DecoratedKey;
import org.apache.cassandra.db.PartitionPosition;
import org.apache.cassandra.dht.IPartitioner;
import org.apache.cassandra.dht.Token;

/** The Index and Summary components of the big format. The Summary only says where to begin to look. */
final class BigKeyIndex extends KeyIndex {
    private final IPartitioner partitioner;
    private final IndexReader index;
    private final Optional<SummaryFile> summary;
    private final long dataLength;

    /** Where to read on, and whether an entry at or before the key sought was met on the way. */
    private record Found(long position, boolean certain) {
    }

    BigKeyIndex(TableFile file, long dataLength) {
        this.partitioner = file.layout().partitioner();
        this.dataLength = dataLength;
        this.index = new IndexReader(file.component("Index.db"), partitioner);
        Path path = file.component("Summary.db");
        try {
            this.summary = Files.exists(path) ? Optional.of(new SummaryFile(path, true)) : Optional.empty();
        } catch (RuntimeException e) {
            index.close();
            throw e;
        }
    }

    @Override
    Entry first() throws Damage {
        index.seek(0);
        if (!index.next()) {
            throw new Damage("it has no entries");
        }
        return new Entry(index.key(), index.dataPosition());
    }

    @Override
    Entry last() throws Damage {
        Optional<Entry> last = lastFrom(lastSample());
        return last.isPresent() ? last.get() : lastFrom(0).orElseThrow(() -> new Damage("it has no entries"));
    }

    @Override
    long positionAbove(Token token) throws Damage {
        PartitionPosition bound = token.maxKeyBound();
        long from = sampleBefore(bound);
        try {
            Found found = above(bound, from);
            if (from == 0 || found.certain()) {
                return found.position();
            }
        } catch (Damage e) {
            if (from == 0) {
                throw e;
            }
        }
        return above(bound, 0).position(); // the Summary led astray
    }

    @Override
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

    @Override
    public void forEach(LongConsumer size) throws Damage {
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

    @Override
    public long length() {
        return index.length();
    }

    private Found above(PartitionPosition bound, long from) throws Damage {
        index.seek(from);
        boolean certain = false;
        while (index.next()) {
            if (index.key().compareTo(bound) > 0) {
                return new Found(index.dataPosition(), certain);
            }
            certain = true;
        }
        return new Found(dataLength, certain);
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

    /** Empty where there is no usable Summary. */
    private Optional<SummaryFile> samples() {
        return summary.filter(samples -> samples.size() > 0);
    }

    private long lastSample() {
        try {
            return samples().isPresent() ? place(samples().get(), samples().get().size() - 1) : 0;
        } catch (Damage e) {
            return 0;
        }
    }

    private long sampleBefore(PartitionPosition bound) {
        if (samples().isEmpty()) {
            return 0;
        }
        SummaryFile samples = samples().get();
        int low = 0;
        int high = samples.size() - 1;
        try {
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (partitioner.decorateKey(samples.key(middle)).compareTo(bound) <= 0) {
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
