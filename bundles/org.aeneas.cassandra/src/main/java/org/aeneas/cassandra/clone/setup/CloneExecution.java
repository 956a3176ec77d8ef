package org.aeneas.cassandra.clone.setup;

import java.util.List;
import java.util.function.Function;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.CloneRun;
import org.aeneas.cassandra.clone.CloneUndo;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.Keyspaces;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/**
 * Runs and undoes what a journal says, with logins that last as long.
 *
 * @param hosts logs in on all hosts of the journal
 */
public record CloneExecution(CloneJournal journal, Function<Progress, HostLogins> hosts,
        Function<Progress, Keyspaces> keyspaces, CloneListener listener) {

    /** With the logins that were answered. */
    public static CloneExecution of(CloneJournal journal, CloneSetup setup, SetupState state, CloneListener listener) {
        return new CloneExecution(journal, progress -> setup.hosts(state, progress),
                progress -> setup.keyspaces(state, progress), listener);
    }

    /** As {@link CloneRun#preflight}. */
    public List<Problem> preflight(Progress progress) {
        try (HostLogins open = hosts.apply(progress)) {
            return new CloneRun(journal, open, keyspaces.apply(progress), listener).preflight(progress);
        }
    }

    /** As {@link CloneRun#run}. */
    public void run(Progress progress) {
        try (HostLogins open = hosts.apply(progress)) {
            new CloneRun(journal, open, keyspaces.apply(progress), listener).run(progress);
        }
    }

    /** As {@link CloneUndo#undo}. */
    public void undo(boolean snitch, Progress progress) {
        try (HostLogins open = hosts.apply(progress)) {
            new CloneUndo(journal, open, keyspaces.apply(progress), listener).undo(snitch, progress);
        }
    }
}
