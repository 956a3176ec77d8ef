package org.aeneas.ui.cassandra.internal;

import org.aeneas.project.Project;
import org.aeneas.ui.SourceSelection;
import org.eclipse.jface.viewers.ISelection;

/** Whether the open project is one on Cassandra, and a datacenter is selected in its tree. */
public final class DatacenterSource extends SourceSelection {

    public DatacenterSource() {
        super("org.aeneas.ui.cassandra.datacenter");
    }

    @Override
    protected boolean suits(ISelection selection) {
        return Datacenter.of(selection).isPresent();
    }

    @Override
    protected boolean suits(Project project) {
        return project.sourceEngine().equals(Datacenter.ENGINE);
    }
}
