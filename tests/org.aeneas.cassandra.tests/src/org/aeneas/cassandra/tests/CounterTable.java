package org.aeneas.cassandra.tests;

import java.util.List;

import org.aeneas.cassandra.tests.Dice.Choice;
import org.aeneas.sandbox.CassandraVersion;

/** Counters, static ones too. What was deleted is counted again now and then, which Cassandra lets happen. */
final class CounterTable extends MutationTable {
    private static final int PARTITIONS = 4;
    private static final int ROWS = 10;

    private final CassandraVersion version;

    CounterTable(String name, int weight, CassandraVersion version) {
        super(name, weight, "CREATE TABLE # (k int, c1 int, c2 text, s counter STATIC, n counter, m counter,"
                + " PRIMARY KEY (k, c1, c2))");
        this.version = version;
    }

    @Override
    Step.Write next(Dice dice) {
        boolean old = !version.isAtLeast(CassandraVersion.V3_0); // once deleted, dead for good: some shall live
        int partition = dice.below(PARTITIONS);
        String key = " WHERE k = " + partition;
        String row = key + " AND c1 = " + dice.below(ROWS) + " AND c2 = 'a'";
        return write(dice, partition, dice.weighted(List.of(
                new Choice(60, () -> "UPDATE # SET n = n " + change(dice) + row),
                new Choice(15, () -> "UPDATE # SET n = n " + change(dice) + ", m = m " + change(dice) + row),
                new Choice(8, () -> "UPDATE # SET s = s " + change(dice) + key),
                new Choice(3, () -> "DELETE " + dice.of("n", "m", "n, m") + " FROM #" + row),
                new Choice(1, () -> "DELETE s FROM #" + key),
                new Choice(3, () -> "DELETE FROM #" + row),
                new Choice(old ? 0 : 2, () -> "DELETE FROM #" + key + new ClusteringRange(dice, ROWS, version).any()),
                new Choice(old ? 0 : 1, () -> "DELETE FROM #" + key))));
    }

    static String change(Dice dice) {
        return dice.of("+ ", "- ") + (dice.oneIn(10) ? 1L << dice.below(62) : dice.below(1000));
    }
}
