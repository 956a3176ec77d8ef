package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.sandbox.CassandraVersion;

/** A table for random mutations, and the mutations that it can bear. */
abstract class MutationTable {
    /** Compactions happen when the test says so. */
    static final String BY_HAND = "compaction = {'class': 'SizeTieredCompactionStrategy', 'enabled': 'false'}";

    private final String name;
    private final int weight;
    private final String create;

    /**
     * @param weight how many of its mutations there are, beside those of other tables
     * @param create with {@code #} for the table
     */
    MutationTable(String name, int weight, String create) {
        this.name = name;
        this.weight = weight;
        this.create = create + (create.contains(" WITH ") ? " AND " : " WITH ") + BY_HAND;
    }

    /** Those that a node of that version can have. */
    static List<MutationTable> of(CassandraVersion version) {
        List<MutationTable> tables = new ArrayList<>(List.of(
                new WideTable("wide", 30, "c1 ASC, c2 DESC", true, version),
                new WideTable("plain", 20, "c1 DESC, c2 ASC", false, version),
                new CounterTable("counts", 10, version),
                new KeyOnlyTable("keys", 8, version),
                new SoloTable("solo", 4),
                new SimpleTable("simple", 30, version)));
        if (!version.isAtLeast(CassandraVersion.V4_0)) {
            tables.addAll(CompactTable.all(version));
        }
        return List.copyOf(tables);
    }

    final String name() {
        return name;
    }

    final int weight() {
        return weight;
    }

    final String create() {
        return create;
    }

    /** The next mutation. */
    abstract Step.Write next(Dice dice);

    final Step.Write write(Dice dice, int partition, String cql) {
        return new Step.Write(name, cql, Integer.toString(partition), dice.takeExpires());
    }

    /** Column names and values, those whose value is empty left out. */
    static String insert(List<String> columns, List<String> values) {
        List<String> names = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!values.get(i).isEmpty()) {
                names.add(columns.get(i));
                given.add(values.get(i));
            }
        }
        return "INSERT INTO # (" + String.join(", ", names) + ") VALUES (" + String.join(", ", given) + ")";
    }
}
