package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.agent.task.Remains;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore.Stored;
import org.aeneas.dms.Poller;
import org.aeneas.staging.Layout;

/** Removes what a task at which nobody works has left at AWS. Once more, it goes on where it was. */
final class RemainsAtAws {
    private final Task task;
    private final Path folder;
    private final AwsSession session;
    private final Poller dms;

    RemainsAtAws(Task task, Path folder, AwsSession session, Poller dms) {
        this.task = task;
        this.folder = folder;
        this.session = session;
        this.dms = dms;
    }

    /** @throws org.aeneas.core.ProblemException those of AWS, in the middle of it too */
    void remove(Set<Remains> what) {
        if (what.contains(Remains.DMS)) {
            DmsTables.remove(folder, session, dms);
        }
        if (what.contains(Remains.STAGED)) {
            task.tables().stream().flatMap(table -> folders(table.table())).forEach(this::removeObjects);
            removeObjects(prefix() + DmsChanges.folder(task.id()) + "/");
        }
    }

    /** Others may have staged into the same folder: of this task is only what is of its tables. */
    private Stream<String> folders(String table) {
        String prefix = prefix();
        Layout layout = new Layout(table.substring(0, table.indexOf('.')), table.substring(table.indexOf('.') + 1));
        return Stream.of(prefix + layout.data(), prefix + layout.meta(), prefix + layout.changes());
    }

    private String prefix() {
        TaskSpec spec = task.spec();
        return spec.folder().isEmpty() ? "" : spec.folder() + "/";
    }

    private void removeObjects(String prefix) {
        String bucket = task.spec().bucket();
        List<String> keys = session.objects().list(bucket, prefix).stream().map(Stored::key).toList();
        if (!keys.isEmpty()) {
            session.objects().delete(bucket, keys);
        }
    }
}
