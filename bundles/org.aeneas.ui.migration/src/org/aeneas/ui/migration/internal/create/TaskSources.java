package org.aeneas.ui.migration.internal.create;

import org.aeneas.project.Project;
import org.aeneas.ui.SourceSelection;
import org.eclipse.jface.viewers.ISelection;

/** Whether there is what a task is made of: an agent, and something that is selected in the source's tree. */
public final class TaskSources extends SourceSelection {

    public TaskSources() {
        super("org.aeneas.ui.migration.taskSource");
    }

    @Override
    protected boolean suits(ISelection selection) {
        return !Selected.of(selection).isEmpty();
    }

    @Override
    protected boolean suits(Project project) {
        return !project.agents().isEmpty();
    }
}
