package org.aeneas.project.tests;

import java.nio.file.Path;
import java.util.UUID;

import org.aeneas.project.KnownTask;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;

/** Saves a project again and again, each time with one task more, until it is killed. */
public final class SavingProcess {
    static final String SAVED = "saved ";

    private SavingProcess() {
    }

    public static void main(String[] arguments) {
        ProjectSession session = ProjectSession.open(Path.of(arguments[0]));
        for (int i = session.project().tasks().size();; i++) {
            KnownTask task = new KnownTask(new UUID(9, i), Samples.AGENT, "task-" + i);
            session.edit((Project project) -> project.withTask(task));
            session.save();
            System.out.println(SAVED + session.project().tasks().size());
        }
    }
}
