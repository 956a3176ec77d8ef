package org.aeneas.agent.task.internal;

import java.nio.file.Path;

import org.aeneas.agent.task.EngineSettings;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.aws.AwsSession;
import org.aeneas.dms.Poller;
import org.aeneas.staging.FileForm;

/**
 * What the work at a task's tables has in common, during one run.
 *
 * @param task   as the run began
 * @param folder of the task
 * @param form   of files with rows in that folder
 * @param dms    through which AWS DMS is called
 */
record RunContext(Task task, Path folder, FileForm form, AwsSession session, TableSources sources,
        EngineSettings settings, Poller dms, TaskLog log, Halt halt) {

    TaskSpec spec() {
        return task.spec();
    }

    /** What goes before the names of staged objects. */
    String prefix() {
        return spec().folder().isEmpty() ? "" : spec().folder() + "/";
    }

    /** Where extractions remember how far they are. */
    Path extracts() {
        return folder.resolve("extract");
    }

    /** Where loads remember how far they are. */
    Path loads() {
        return folder.resolve("load");
    }

    /** Where it is remembered how far changes are. */
    Path changes() {
        return folder.resolve("changes");
    }

    /** Copies of what was staged. */
    Path output() {
        return folder.resolve("output");
    }
}
