package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.cassandra.tests.Dice.Choice;
import org.aeneas.sandbox.CassandraVersion;

/** A few wide partitions with two clustering columns, static columns, collections and a user-defined type. */
final class WideTable extends MutationTable {
    private static final int PARTITIONS = 3;
    private static final int ROWS = 20;

    private final boolean timestamps;
    private final CassandraVersion version;
    private final boolean userTypeByField;

    /** @param timestamps whether mutations say when they happened, which need not be when they come */
    WideTable(String name, int weight, String order, boolean timestamps, CassandraVersion version) {
        super(name, weight, "CREATE TABLE # (k int, c1 int, c2 text, s1 text STATIC, s2 list<int> STATIC,"
                + " s3 map<text, int> STATIC, v int, t text, f frozen<list<int>>, p frozen<tuple<int, text>>,"
                + " l list<int>, s set<text>, m map<text, int>, u " + userType(version)
                + ", PRIMARY KEY (k, c1, c2)) WITH CLUSTERING ORDER BY (" + order + ")");
        this.timestamps = timestamps;
        this.version = version;
        this.userTypeByField = version.isAtLeast(CassandraVersion.V3_11);
    }

    private static String userType(CassandraVersion version) {
        return version.isAtLeast(CassandraVersion.V3_11) ? "point" : "frozen<point>";
    }

    @Override
    Step.Write next(Dice dice) {
        int partition = dice.below(PARTITIONS);
        String key = " WHERE k = " + partition;
        String row = key + " AND c1 = " + dice.below(ROWS) + " AND c2 = " + dice.word();
        return write(dice, partition, dice.weighted(List.of(
                new Choice(25, () -> insert(dice, partition)),
                new Choice(30, () -> "UPDATE #" + using(dice) + " SET " + assignments(dice) + row),
                new Choice(8, () -> "UPDATE #" + using(dice) + " SET " + staticAssignment(dice) + key),
                new Choice(10, () -> "DELETE " + cell(dice) + " FROM #" + when(dice) + row),
                new Choice(6, () -> "DELETE FROM #" + when(dice) + row),
                new Choice(6, () -> "DELETE FROM #" + when(dice) + key
                        + new ClusteringRange(dice, ROWS, version).any()),
                new Choice(2, () -> "DELETE " + dice.of("s1", "s2", "s3", "s3['a']") + " FROM #" + when(dice) + key),
                new Choice(1, () -> "DELETE FROM #" + when(dice) + key))));
    }

    private String when(Dice dice) {
        return timestamps ? Dice.using(dice.timestamp()) : "";
    }

    private String using(Dice dice) {
        return timestamps ? Dice.using(dice.timestamp(), dice.timeToLive()) : Dice.using(dice.timeToLive());
    }

    private String insert(Dice dice, int partition) {
        List<String> columns = List.of("k", "c1", "c2", "s1", "s3", "v", "t", "f", "p", "l", "s", "m", "u");
        List<String> values = new ArrayList<>(
                List.of(Integer.toString(partition), Integer.toString(dice.below(ROWS)), dice.word()));
        for (String column : columns.subList(values.size(), columns.size())) {
            values.add(column.startsWith("s") && column.length() > 1 && !dice.oneIn(10) || dice.oneIn(2) ? ""
                    : dice.oneIn(8) ? "null" : value(dice, column));
        }
        return insert(columns, values) + using(dice);
    }

    private static String value(Dice dice, String column) {
        return switch (column) {
            case "v" -> dice.integer();
            case "s1", "t" -> dice.text();
            case "f", "l", "s2" -> dice.several("[", dice::integer, "]");
            case "s" -> dice.several("{", dice::word, "}");
            case "m", "s3" -> map(dice);
            case "p" -> "(" + dice.of(dice.integer(), "null") + ", " + dice.of(dice.word(), "null") + ")";
            case "u" -> dice.of("{x: " + dice.integer() + ", y: " + dice.word() + "}", "{y: " + dice.word() + "}",
                    "{x: null, y: " + dice.word() + "}");
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static String map(Dice dice) {
        return dice.of("{}", "{" + dice.word() + ": " + dice.integer() + "}",
                "{'a': " + dice.integer() + ", 'x': " + dice.integer() + "}");
    }

    private String assignments(Dice dice) {
        List<String> columns = new ArrayList<>(List.of("v", "t", "f", "p", "l", "s", "m", "u"));
        List<String> assignments = new ArrayList<>();
        do {
            assignments.add(assignment(dice, columns.remove(dice.below(columns.size()))));
        } while (columns.size() > 4 && dice.oneIn(2));
        return String.join(", ", assignments);
    }

    private String assignment(Dice dice, String column) {
        if (dice.oneIn(3)) {
            return column + " = " + (dice.oneIn(3) ? "null" : value(dice, column));
        }
        return switch (column) {
            case "l", "s2" -> list(dice, column);
            case "s" -> "s = s " + dice.of("+ ", "- ") + dice.several("{", dice::word, "}");
            case "m", "s3" -> mapEdit(dice, column);
            case "u" -> userTypeByField ? dice.of("u.x = " + dice.of(dice.integer(), "null"), "u.y = " + dice.word())
                    : "u = " + value(dice, column);
            default -> column + " = " + value(dice, column);
        };
    }

    private static String list(Dice dice, String column) {
        return column + switch (dice.below(5)) {
            case 0 -> " = " + dice.several("[", dice::integer, "]") + " + " + column;
            case 1 -> " = " + column + " - " + dice.several("[", dice::integer, "]");
            case 2 -> "[" + dice.below(2) + "] = " + dice.of(dice.integer(), "null");
            default -> " = " + column + " + " + dice.several("[", dice::integer, "]");
        };
    }

    private static String mapEdit(Dice dice, String column) {
        return column + switch (dice.below(4)) {
            case 0 -> " = " + column + " + " + map(dice);
            case 1 -> " = " + column + " - " + dice.several("{", dice::word, "}");
            default -> "[" + dice.word() + "] = " + dice.of(dice.integer(), dice.integer(), "null");
        };
    }

    private String staticAssignment(Dice dice) {
        return assignment(dice, dice.of("s1", "s2", "s3"));
    }

    private String cell(Dice dice) {
        return dice.of("v", "t", "f", "p", "l", "s", "m", "u", "v, t, m", "l[" + dice.below(2) + "]",
                "s[" + dice.word() + "]", "m[" + dice.word() + "]", userTypeByField ? "u." + dice.of("x", "y") : "u");
    }
}
