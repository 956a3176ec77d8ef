package org.aeneas.bench.internal;

import java.util.Locale;

/** The sample tables: the same four regular columns, laid out in different ways. */
enum SampleTable {
    /** Small partitions in one SSTable. */
    ROWS(10, 1, Long.MAX_VALUE),
    /** The same as four SSTables, each with all of the rows. */
    OVERLAP(10, 4, Long.MAX_VALUE),
    /** All rows in one partition. */
    WIDE(1_000_000, 1, 1_000_000),
    /** Few enough for the stand-in for DynamoDB, which keeps its tables in memory. */
    LOADED(10, 1, 120_000);

    static final String KEYSPACE = "bench";

    private final int rowsPerPartition;
    private final int files;
    private final long mostRows;

    SampleTable(int rowsPerPartition, int files, long mostRows) {
        this.rowsPerPartition = rowsPerPartition;
        this.files = files;
        this.mostRows = mostRows;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    String qualifiedName() {
        return KEYSPACE + "." + table();
    }

    long rows(long wanted) {
        return Math.min(wanted, mostRows);
    }

    int rowsPerPartition() {
        return rowsPerPartition;
    }

    /** SSTables. */
    int files() {
        return files;
    }

    String create() {
        return "CREATE TABLE " + qualifiedName()
                + " (pk text, ck int, a text, b bigint, c text, d timestamp, PRIMARY KEY (pk, ck))";
    }

    String insert() {
        return "INSERT INTO " + qualifiedName() + " (pk, ck, a, b, c, d) VALUES (?, ?, ?, ?, ?, ?)";
    }
}
