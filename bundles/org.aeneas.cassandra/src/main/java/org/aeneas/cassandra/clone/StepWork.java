package org.aeneas.cassandra.clone;

import org.aeneas.core.Progress;

/**
 * Carries one step out, and takes it back. Both may be begun again after they were cut off anywhere: they look at what
 * is there, and do what is left.
 */
interface StepWork {

    /** Returns when the step is done and verified. */
    void perform(Progress progress);

    /** Returns when everything is as before the step. */
    void undo(Progress progress);

    static StepWork of(Step step, CloneSite site) {
        if (step instanceof Step.EditFiles files) {
            return new FileWork(files, site);
        } else if (step instanceof Step.Restart restart) {
            return new RestartWork(restart, site);
        } else if (step instanceof Step.AlterKeyspace keyspace) {
            return new KeyspaceWork(keyspace, site);
        } else if (step instanceof Step.Repair repair) {
            return new RepairWork(repair, site);
        } else if (step instanceof Step.CopyInstallation copy) {
            return new CopyWork(copy, site);
        } else if (step instanceof Step.StartClone start) {
            return new StartWork(start, site);
        } else if (step instanceof Step.LimitStreams limit) {
            return new LimitWork(limit, site);
        } else if (step instanceof Step.Rebuild rebuild) {
            return new RebuildWork(rebuild, site);
        }
        return new BackupWork((Step.EnableBackups) step, site);
    }
}
