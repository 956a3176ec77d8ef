package org.aeneas.staging;

/**
 * What became of changed keys.
 *
 * @param keys     that changed
 * @param puts     keys that are alive: their items are written whole
 * @param deletes  keys that are not
 * @param rejects  keys whose rows cannot be represented, or that cannot be keys
 * @param removals of the rejects, those whose item of an earlier state is deleted
 * @param bytes    of the stored objects
 */
public record ChangeCounts(long keys, long puts, long deletes, long rejects, long removals, long bytes) {

    public static final ChangeCounts NONE = new ChangeCounts(0, 0, 0, 0, 0, 0);

    public ChangeCounts plus(ChangeCounts other) {
        return new ChangeCounts(keys + other.keys, puts + other.puts, deletes + other.deletes,
                rejects + other.rejects, removals + other.removals, bytes + other.bytes);
    }

    /** Lines of the objects in which each key has one. */
    public long lines() {
        return puts + deletes + removals;
    }

    /** Whether each changed key is accounted for: keys = puts + deletes + rejects. */
    public boolean balanced() {
        return keys == puts + deletes + rejects && removals <= rejects;
    }
}
