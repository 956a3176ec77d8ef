package org.aeneas.load;

/**
 * How hard a load may drive.
 *
 * @param threads                writes under way at once, 1–200
 * @param unitsPerSecond         write units that the load may take from the table, its indexes' included;
 *                               {@link #UNLIMITED} for what the table gives
 * @param objectsAtOnce          staged objects that are read side by side, 1–64, so that a huge partition in one of
 *                               them does not hold up the others
 * @param bufferBytes            what all of them together may hold in memory
 * @param partitionUnitsPerSecond write units for one partition key value: DynamoDB gives 1,000 at most
 * @param partitionWritesAtOnce  writes under way for one partition key value
 */
public record LoadOptions(int threads, double unitsPerSecond, int objectsAtOnce, long bufferBytes,
        double partitionUnitsPerSecond, int partitionWritesAtOnce) {

    public static final double UNLIMITED = Double.POSITIVE_INFINITY;

    /** For an on-demand table, from a small machine. */
    public static final LoadOptions DEFAULT = new LoadOptions(16, UNLIMITED, 4, 32L << 20, 1000, 25);

    public LoadOptions {
        require(threads >= 1 && threads <= 200, "threads", threads);
        require(unitsPerSecond > 0, "write units per second", unitsPerSecond);
        require(objectsAtOnce >= 1 && objectsAtOnce <= 64, "objects at once", objectsAtOnce);
        require(bufferBytes > 0, "buffer", bufferBytes);
        require(partitionUnitsPerSecond > 0, "write units per second and partition", partitionUnitsPerSecond);
        require(partitionWritesAtOnce >= 1, "writes at once and partition", partitionWritesAtOnce);
    }

    public LoadOptions withThreads(int count) {
        return new LoadOptions(count, unitsPerSecond, objectsAtOnce, bufferBytes, partitionUnitsPerSecond,
                partitionWritesAtOnce);
    }

    public LoadOptions withUnitsPerSecond(double units) {
        return new LoadOptions(threads, units, objectsAtOnce, bufferBytes, partitionUnitsPerSecond,
                partitionWritesAtOnce);
    }

    public LoadOptions withObjectsAtOnce(int count) {
        return new LoadOptions(threads, unitsPerSecond, count, bufferBytes, partitionUnitsPerSecond,
                partitionWritesAtOnce);
    }

    public LoadOptions withBufferBytes(long bytes) {
        return new LoadOptions(threads, unitsPerSecond, objectsAtOnce, bytes, partitionUnitsPerSecond,
                partitionWritesAtOnce);
    }

    public LoadOptions withPartition(double units, int writesAtOnce) {
        return new LoadOptions(threads, unitsPerSecond, objectsAtOnce, bufferBytes, units, writesAtOnce);
    }

    private static void require(boolean valid, String what, Number value) {
        if (!valid) {
            throw new IllegalArgumentException(what + " out of range: " + value);
        }
    }
}
