package org.aeneas.cassandra.tests;

import java.util.List;

import org.aeneas.cassandra.tests.Dice.Choice;
import org.aeneas.sandbox.CassandraVersion;

/** Rows of a key and nothing else: only their markers tell whether they are alive. */
final class KeyOnlyTable extends MutationTable {
    private static final int PARTITIONS = 4;
    private static final int ROWS = 15;

    private final CassandraVersion version;

    KeyOnlyTable(String name, int weight, CassandraVersion version) {
        super(name, weight, "CREATE TABLE # (k int, c1 int, c2 text, PRIMARY KEY (k, c1, c2))");
        this.version = version;
    }

    @Override
    Step.Write next(Dice dice) {
        int partition = dice.below(PARTITIONS);
        int first = dice.below(ROWS);
        String second = dice.word();
        String key = " WHERE k = " + partition;
        return write(dice, partition, dice.weighted(List.of(
                new Choice(60, () -> "INSERT INTO # (k, c1, c2) VALUES (" + partition + ", " + first + ", " + second
                        + ")" + Dice.using(dice.timestamp(), dice.timeToLive())),
                new Choice(15, () -> "DELETE FROM #" + Dice.using(dice.timestamp()) + key + " AND c1 = " + first
                        + " AND c2 = " + second),
                new Choice(10, () -> "DELETE FROM #" + Dice.using(dice.timestamp()) + key
                        + new ClusteringRange(dice, ROWS, version).any()),
                new Choice(2, () -> "DELETE FROM #" + Dice.using(dice.timestamp()) + key))));
    }
}
