package org.aeneas.staging;

/**
 * What became of changed keys.
 *
 * @param keys     that changed
 * @param puts     keys that are alive: their items are written whole
 * @param deletes  keys that are not
 * @param rejects  keys whose rows cannot be represented, or that cannot be keys
 * @param removals of the rejects, those whose item of an earlier state is deleted
 * @param replaced of the puts, those that are a delete and an insert for AWS DMS
 * @param bytes    of the stored objects
 */
public record ChangeCounts(long keys, long puts, long deletes, long rejects, long removals, long replaced,
        long bytes) {

    public static final ChangeCounts NONE = new ChangeCounts(0, 0, 0, 0, 0, 0, 0);

    /** Of which none is replaced. */
    public ChangeCounts(long keys, long puts, long deletes, long rejects, long removals, long bytes) {
        this(keys, puts, deletes, rejects, removals, 0, bytes);
    }

    public ChangeCounts plus(ChangeCounts other) {
        return new ChangeCounts(keys + other.keys, puts + other.puts, deletes + other.deletes,
                rejects + other.rejects, removals + other.removals, replaced + other.replaced, bytes + other.bytes);
    }

    /** Lines of the objects. */
    public long lines() {
        return puts + deletes + removals + replaced;
    }

    /** Whether each changed key is accounted for: keys = puts + deletes + rejects. */
    public boolean balanced() {
        return keys == puts + deletes + rejects && removals <= rejects;
    }
}
