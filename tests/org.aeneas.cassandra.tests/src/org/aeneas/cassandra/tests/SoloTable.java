package org.aeneas.cassandra.tests;

import java.util.List;

import org.aeneas.cassandra.tests.Dice.Choice;

/** Many partitions of one row each, whose data expires unless told otherwise. */
final class SoloTable extends MutationTable {
    private static final int PARTITIONS = 100;

    SoloTable(String name, int weight) {
        super(name, weight, "CREATE TABLE # (k int PRIMARY KEY, v int, m map<text, int>) WITH default_time_to_live ="
                + " 1000000");
    }

    @Override
    Step.Write next(Dice dice) {
        int partition = dice.below(PARTITIONS);
        String key = " WHERE k = " + partition;
        String lives = dice.of("", "TTL 0", dice.timeToLive());
        return write(dice, partition, dice.weighted(List.of(
                new Choice(30, () -> insert(List.of("k", "v", "m"), List.of(Integer.toString(partition),
                        dice.of("", "null", dice.integer()), dice.of("", "null", "{'a': " + dice.integer() + "}")))
                        + Dice.using(dice.timestamp(), lives)),
                new Choice(30, () -> "UPDATE #" + Dice.using(dice.timestamp(), lives) + " SET "
                        + dice.of("v = " + dice.integer(), "v = null", "m['b'] = " + dice.integer(), "m = {}") + key),
                new Choice(10, () -> "DELETE " + dice.of("v", "m", "m['a']") + " FROM #"
                        + Dice.using(dice.timestamp()) + key),
                new Choice(10, () -> "DELETE FROM #" + Dice.using(dice.timestamp()) + key))));
    }
}
