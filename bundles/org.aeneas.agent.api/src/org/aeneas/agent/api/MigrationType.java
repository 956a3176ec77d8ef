package org.aeneas.agent.api;

/** What a task moves, in the words of AWS DMS. */
public enum MigrationType {
    /** Migrate existing data. */
    FULL_LOAD,
    /** Migrate existing data and replicate ongoing changes. */
    FULL_LOAD_AND_CDC,
    /** Replicate changes only. */
    CDC
}
