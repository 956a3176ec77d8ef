package org.aeneas.agent.api;

/**
 * The changes of one table that are in DynamoDB.
 *
 * @param rejects          changed rows that are not there; items that they had before are deleted
 * @param putsPerSecond    in the last cycle
 * @param deletesPerSecond in the last cycle
 */
public record TableChanges(long puts, long deletes, long rejects, double putsPerSecond, double deletesPerSecond) {

    public TableChanges {
        Bounds.atLeastZero("TableChanges.puts", puts);
        Bounds.atLeastZero("TableChanges.deletes", deletes);
        Bounds.atLeastZero("TableChanges.rejects", rejects);
        Bounds.atLeastZero("TableChanges.putsPerSecond", putsPerSecond);
        Bounds.atLeastZero("TableChanges.deletesPerSecond", deletesPerSecond);
    }
}
