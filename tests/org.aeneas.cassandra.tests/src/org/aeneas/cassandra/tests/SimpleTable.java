package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.cassandra.tests.Dice.Choice;
import org.aeneas.sandbox.CassandraVersion;

/**
 * Rows without anything that is stored as a cell an element, in so many partitions that one file alone has many of them:
 * those are decoded by a way of their own.
 */
final class SimpleTable extends MutationTable {
    private static final int PARTITIONS = 60;
    private static final int ROWS = 6;
    private static final List<String> COLUMNS = List.of("v", "t", "b", "d", "f");

    private final CassandraVersion version;

    SimpleTable(String name, int weight, CassandraVersion version) {
        super(name, weight, "CREATE TABLE # (k int, c1 int, c2 text, s text STATIC, v int, t text, b boolean, d decimal,"
                + " f frozen<list<int>>, PRIMARY KEY (k, c1, c2)) WITH CLUSTERING ORDER BY (c1 DESC, c2 ASC)");
        this.version = version;
    }

    @Override
    Step.Write next(Dice dice) {
        int partition = dice.below(PARTITIONS);
        String key = " WHERE k = " + partition;
        String first = Integer.toString(dice.below(ROWS));
        String second = dice.word();
        String row = key + " AND c1 = " + first + " AND c2 = " + second;
        String column = COLUMNS.get(dice.below(COLUMNS.size()));
        return write(dice, partition, dice.weighted(List.of(
                new Choice(40, () -> insert(dice, partition, first, second)),
                new Choice(25, () -> "UPDATE #" + Dice.using(dice.timestamp(), dice.timeToLive()) + " SET " + column
                        + " = " + value(dice, column) + dice.of("", ", s = " + dice.text()) + row),
                new Choice(10, () -> "DELETE " + column + " FROM #" + Dice.using(dice.timestamp()) + row),
                new Choice(6, () -> "DELETE FROM #" + Dice.using(dice.timestamp()) + row),
                new Choice(6, () -> "DELETE FROM #" + Dice.using(dice.timestamp()) + key
                        + new ClusteringRange(dice, ROWS, version).any()),
                new Choice(1, () -> "DELETE FROM #" + Dice.using(dice.timestamp()) + key))));
    }

    private static String insert(Dice dice, int partition, String first, String second) {
        List<String> names = new ArrayList<>(List.of("k", "c1", "c2"));
        List<String> values = new ArrayList<>(List.of(Integer.toString(partition), first, second));
        boolean whole = dice.oneIn(2);
        for (String column : COLUMNS) {
            names.add(column);
            values.add(whole ? value(dice, column) : dice.of("", "null", value(dice, column)));
        }
        return insert(names, values) + Dice.using(dice.timestamp(), dice.timeToLive());
    }

    private static String value(Dice dice, String column) {
        return switch (column) {
            case "v" -> dice.of(dice.integer(), dice.integer(), "blobAsInt(0x)");
            case "t" -> dice.text();
            case "b" -> dice.of("true", "false");
            case "d" -> dice.integer() + ".5";
            case "f" -> dice.several("[", dice::integer, "]");
            default -> throw new IllegalArgumentException(column);
        };
    }
}
