package org.aeneas.cassandra.clone;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Turns incremental backups on, in the file and at run time. */
final class BackupWork implements StepWork {
    private final Step.EnableBackups step;
    private final CloneSite site;

    BackupWork(Step.EnableBackups step, CloneSite site) {
        this.step = step;
        this.site = site;
    }

    @Override
    public void perform(Progress progress) {
        site.shell(step.host(), progress).apply(step.yaml(), progress);
        Nodetool nodetool = site.nodetool(step.host(), progress);
        nodetool.run(progress, "enablebackup");
        if (!nodetool.run(progress, "statusbackup").strip().equals("running")) {
            throw new Problem("backups-off", "Incremental backups are not on.", step.host(),
                    "See with 'nodetool statusbackup'; then resume.").asException();
        }
    }

    @Override
    public void undo(Progress progress) {
        site.shell(step.host(), progress).apply(step.yaml().reversed(), progress);
    }
}
