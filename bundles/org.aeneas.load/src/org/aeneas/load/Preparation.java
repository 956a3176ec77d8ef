package org.aeneas.load;

/** What becomes of a target table that is there already. One that is missing is created each time. */
public enum Preparation {
    /** Its items stay; an item with the key of a new one is overwritten. */
    DO_NOTHING,
    /** It is dropped with all that is in it and all its settings, and created anew. */
    DROP_TABLES,
    /** Its items are deleted; its settings stay. */
    TRUNCATE
}
