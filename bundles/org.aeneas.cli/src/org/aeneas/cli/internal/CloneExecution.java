package org.aeneas.cli.internal;

import java.util.List;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.CloneRun;
import org.aeneas.cassandra.clone.CloneUndo;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Runs and undoes what a journal says, with logins that last as long. */
record CloneExecution(CloneJournal journal, CloneLogins logins, CloneListener listener) {

    List<Problem> preflight(Progress progress) {
        try (HostLogins hosts = hosts(progress)) {
            return new CloneRun(journal, hosts, logins.keyspaces(progress), listener).preflight(progress);
        }
    }

    void run(Progress progress) {
        try (HostLogins hosts = hosts(progress)) {
            new CloneRun(journal, hosts, logins.keyspaces(progress), listener).run(progress);
        }
    }

    void undo(boolean snitch, Progress progress) {
        try (HostLogins hosts = hosts(progress)) {
            new CloneUndo(journal, hosts, logins.keyspaces(progress), listener).undo(snitch, progress);
        }
    }

    private HostLogins hosts(Progress progress) {
        return logins.all(journal.cluster(), journal.choices().nodes(), progress);
    }
}
