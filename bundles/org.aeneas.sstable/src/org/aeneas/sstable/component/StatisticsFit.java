package org.aeneas.sstable.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;

import org.aeneas.sstable.SSTableProblems;

/**
 * What a Statistics component tells of the Data component beside it, to be held against it. From 3.0 on, write times
 * and expiries in the data are relative to what stands in Statistics, so that of another SSTable of the same table
 * would give rows that look right and are not.
 *
 * <p>The ratio by which Cassandra says that it compressed is made of both lengths (class
 * {@code CompressedSequentialWriter}), so it is asked first and costs nothing. A scrub that had to take back what it
 * had written leaves another ratio; therefore that alone is no proof, but the sizes of all partitions are, which
 * Cassandra counts by ranges (class {@code MetadataCollector}).
 */
public final class StatisticsFit {
    private static final double UNCOMPRESSED = -1;
    /** Without compression there is no ratio. An index up to this size, in bytes, is read for the sizes instead. */
    private static final long SMALL_INDEX = 1 << 22;

    private final Path statistics;
    private final double ratio;
    private final long[] bounds;
    private final long[] counts;

    /** What tells the sizes of the partitions: an index. */
    public interface Sizes {

        /** Of the index, in bytes. */
        long length() throws IOException;

        /** @throws IOException if the index is damaged */
        void forEach(LongConsumer size) throws IOException;
    }

    /**
     * @param statistics the component's file
     * @param ratio      compressed bytes by uncompressed ones; -1 for a file without compression
     * @param bounds     the most bytes of a partition that each range but the last holds, ascending
     * @param counts     how many partitions are in each range, one more than bounds
     */
    public StatisticsFit(Path statistics, double ratio, long[] bounds, long[] counts) {
        this.statistics = statistics;
        this.ratio = ratio;
        this.bounds = bounds.clone();
        this.counts = counts.clone();
    }

    /**
     * @param compression empty for a file without
     * @param dataLength  of the Data component's file, in bytes
     * @param sizes       is asked only where it must be
     * @throws org.aeneas.core.ProblemException {@code sstable-corrupt} naming the Statistics component
     * @throws IOException if the index is damaged
     */
    public void check(Optional<CompressionInfo> compression, long dataLength, Sizes sizes) throws IOException {
        boolean same = ratio == compression.map(info -> info.ratio(dataLength)).orElse(UNCOMPRESSED);
        if (same && (compression.isPresent() || sizes.length() > SMALL_INDEX)) {
            return;
        }
        long[] found = new long[counts.length];
        sizes.forEach(size -> found[range(size)]++);
        if (!Arrays.equals(counts, found)) {
            throw foreign();
        }
    }

    /** The component is that of another SSTable. */
    public RuntimeException foreign() {
        return SSTableProblems.corrupt(statistics, "it does not describe the partitions of the data beside it, and may"
                + " be the component of another SSTable.", null);
    }

    private int range(long size) {
        int found = Arrays.binarySearch(bounds, size);
        return found < 0 ? -found - 1 : found;
    }
}
