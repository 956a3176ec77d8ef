package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.cassandra.tests.Dice.Choice;
import org.aeneas.sandbox.CassandraVersion;

/** Tables with compact storage, which CQL shows otherwise than they are stored. */
final class CompactTable extends MutationTable {
    private static final int PARTITIONS = 4;
    private static final int ROWS = 10;

    private final List<String> clustering;
    private final List<String> values;
    private final boolean counter;
    private final CassandraVersion version;

    private CompactTable(String name, int weight, List<String> clustering, List<String> values, String order,
            CassandraVersion version) {
        super(name, weight, "CREATE TABLE # (k int, " + types(clustering) + types(values) + "PRIMARY KEY (k"
                + names(clustering) + ")) WITH COMPACT STORAGE" + order);
        this.clustering = clustering;
        this.values = values;
        this.counter = values.contains("n");
        this.version = version;
    }

    static List<MutationTable> all(CassandraVersion version) {
        return List.of(
                new CompactTable("flat", 5, List.of(), List.of("v", "w"), "", version),
                new CompactTable("dense", 8, List.of("c1", "c2"), List.of("w"), "", version),
                new CompactTable("single", 5, List.of("c1"), List.of("v"), " AND CLUSTERING ORDER BY (c1 DESC)",
                        version),
                new CompactTable("bare", 4, List.of("c1", "c2"), List.of(), "", version),
                new CompactTable("tally", 2, List.of(), List.of("n"), "", version),
                new CompactTable("tallies", 2, List.of("c1"), List.of("n"), "", version));
    }

    private static String types(List<String> columns) {
        StringBuilder types = new StringBuilder();
        columns.forEach(column -> types.append(column).append(switch (column) {
            case "c1", "v" -> " int, ";
            case "n" -> " counter, ";
            default -> " text, ";
        }));
        return types.toString();
    }

    private static String names(List<String> columns) {
        return columns.isEmpty() ? "" : ", " + String.join(", ", columns);
    }

    @Override
    Step.Write next(Dice dice) {
        int partition = dice.below(PARTITIONS * (clustering.isEmpty() ? ROWS : 1));
        List<String> place = new ArrayList<>(List.of(Integer.toString(dice.below(ROWS)), dice.word()));
        String part = " WHERE k = " + partition + (clustering.isEmpty() ? "" : " AND c1 = " + place.get(0));
        String whole = part + (clustering.size() < 2 ? "" : " AND c2 = " + place.get(1));
        String row = dice.oneIn(5) ? part : whole;
        return write(dice, partition, dice.weighted(List.of(
                new Choice(60, () -> counter ? "UPDATE # SET n = n " + CounterTable.change(dice) + row
                        : insert(dice, partition, place)),
                new Choice(values.isEmpty() || counter ? 0 : 15, () -> "UPDATE #"
                        + Dice.using(dice.timestamp(), dice.timeToLive()) + " SET " + assignment(dice) + row),
                new Choice(values.isEmpty() ? 0 : 6, () -> "DELETE " + values.get(dice.below(values.size()))
                        + " FROM #" + when(dice) + whole),
                new Choice(counter ? 2 : 12, () -> "DELETE FROM #" + when(dice) + row),
                new Choice(clustering.isEmpty() || counter ? 0 : 4, () -> "DELETE FROM #" + when(dice)
                        + " WHERE k = " + partition + range(dice)),
                new Choice(1, () -> "DELETE FROM #" + when(dice) + " WHERE k = " + partition))));
    }

    private String when(Dice dice) {
        return counter ? "" : Dice.using(dice.timestamp());
    }

    private String range(Dice dice) {
        return clustering.size() == 2 ? new ClusteringRange(dice, ROWS, version).any()
                : " AND c1 " + (version.isAtLeast(CassandraVersion.V3_0) ? dice.of("= ", "< ", ">= ") : "= ")
                        + dice.below(ROWS);
    }

    private String insert(Dice dice, int partition, List<String> place) {
        List<String> columns = new ArrayList<>(List.of("k"));
        columns.addAll(clustering);
        columns.addAll(values);
        List<String> given = new ArrayList<>(List.of(Integer.toString(partition)));
        given.addAll(place.subList(0, clustering.size()));
        if (clustering.size() == 2 && dice.oneIn(6)) {
            given.set(2, "");
        }
        values.forEach(value -> given.add(dice.oneIn(10) ? "null" : value(dice, value)));
        return insert(columns, given) + Dice.using(dice.timestamp(), dice.timeToLive());
    }

    private String assignment(Dice dice) {
        String column = values.get(dice.below(values.size()));
        return column + " = " + (dice.oneIn(5) ? "null" : value(dice, column));
    }

    private static String value(Dice dice, String column) {
        return column.equals("v") ? dice.integer() : dice.text();
    }
}
