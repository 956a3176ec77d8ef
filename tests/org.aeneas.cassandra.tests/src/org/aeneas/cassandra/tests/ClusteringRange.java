package org.aeneas.cassandra.tests;

import org.aeneas.sandbox.CassandraVersion;

/** Conditions on the clustering columns {@code c1} (int) and {@code c2} (text) that a DELETE may have. */
record ClusteringRange(Dice dice, int rows, CassandraVersion version) {

    /** Rows with the same {@code c1}, or, from 3.0 on, between bounds of every kind. */
    String any() {
        if (!version.isAtLeast(CassandraVersion.V3_0)) {
            return " AND c1 = " + number();
        }
        return " AND " + switch (dice.below(9)) {
            case 0 -> "c1 = " + number();
            case 1 -> "c1 " + lower() + number();
            case 2 -> "c1 " + upper() + number();
            case 3 -> between();
            case 4 -> "c1 = " + number() + " AND c2 " + dice.of(lower(), upper()) + dice.word();
            case 5 -> "c1 = " + number() + " AND c2 " + lower() + "'a' AND c2 " + upper() + "'c'";
            case 6 -> "(c1, c2) " + dice.of(lower(), upper()) + "(" + number() + ", " + dice.word() + ")";
            case 7 -> "c1 IN (" + number() + ", " + number() + ")";
            default -> "c1 = " + number() + " AND c2 IN (" + dice.word() + ", " + dice.word() + ")";
        };
    }

    private String between() {
        int low = dice.below(rows);
        return "c1 " + lower() + low + " AND c1 " + upper() + (low + dice.below(4));
    }

    private String number() {
        return Integer.toString(dice.below(rows));
    }

    private String lower() {
        return dice.of("> ", ">= ");
    }

    private String upper() {
        return dice.of("< ", "<= ");
    }
}
