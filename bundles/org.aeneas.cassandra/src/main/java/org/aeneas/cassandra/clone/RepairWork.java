package org.aeneas.cassandra.clone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.ssh.CommandResult;

/** Repairs a keyspace on one node. */
final class RepairWork implements StepWork {
    private final Step.Repair step;
    private final CloneSite site;

    RepairWork(Step.Repair step, CloneSite site) {
        this.step = step;
        this.site = site;
    }

    @Override
    public void perform(Progress progress) {
        List<String> words = new ArrayList<>(List.of("repair"));
        if (step.fullOption()) {
            words.add("-full");
        }
        words.addAll(List.of("-pr", "--", step.keyspace()));
        Nodetool nodetool = site.nodetool(step.host(), progress);
        CommandResult result = nodetool.attempt(Duration.ZERO, progress, words.toArray(String[]::new));
        if (!result.succeeded()) {
            throw nodetool.failed(result, words.toArray(String[]::new));
        }
    }

    @Override
    public void undo(Progress progress) {
        // A repair needs no undoing.
    }
}
