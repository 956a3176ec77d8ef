package org.aeneas.cassandra.tests;

/** What is done to a node, one after the other. */
sealed interface Step {

    /** The key of the only partition that it concerns, as CQL writes it; empty for what concerns all. */
    default String partition() {
        return "";
    }

    /**
     * A change of one partition.
     *
     * @param table     by its name in its list of {@link MutationTable}
     * @param cql       with {@code #} for the table
     * @param expires   seconds after which something of it is gone; 0 if not within the test
     */
    record Write(String table, String cql, String partition, int expires) implements Step {
    }

    /** Memtables to SSTables. */
    record Flush() implements Step {
    }

    /** All SSTables to one; what is in memory stays there. */
    record Compact() implements Step {
    }
}
