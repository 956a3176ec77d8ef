package org.aeneas.cli.internal;

import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.Planner;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.core.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code aeneas clone plan}: what would be done. */
@Command(name = "plan", description = { "Looks at the cluster and prints every step of making a clone of it.",
    "Changes nothing." })
final class ClonePlanCommand extends CloneAction {

    @Mixin
    private CloneFlags flags;

    @Override
    public Integer call() {
        try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal().progress()) {
            ClonePlan plan = plan(progress);
            progress.done();
            terminal().answer(ClonePlanText.json(plan), ClonePlanText.of(plan));
            return CommandLineInterface.DONE;
        }
    }

    private ClonePlan plan(Progress progress) {
        CloneDescription description = options().description();
        CloneLogins logins = options().logins(description);
        SourceCluster cluster = flags.discover(logins, progress);
        return Planner.plan(cluster, flags.choices(description, cluster, logins, progress));
    }
}
