package org.aeneas.cassandra.clone;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.CommandResult;

/** Copies the data to a node of the clone. One that was cut off goes on in the node: it is waited for, then proved. */
final class RebuildWork implements StepWork {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    /** What a node says to a second rebuild while one runs. */
    private static final String RUNS_ALREADY = "still rebuilding";

    private final Step.Rebuild step;
    private final CloneSite site;

    RebuildWork(Step.Rebuild step, CloneSite site) {
        this.step = step;
        this.site = site;
    }

    @Override
    public void perform(Progress progress) {
        StartWork start = start();
        // A node that died meanwhile has lost what it received in part: the rebuild begins again.
        start.launch(progress);
        try (StreamWatch watch = new StreamWatch(step.host(), site)) {
            rebuild(watch, progress);
        } catch (CancelledException e) {
            if (progress.cancelled()) {
                end(start);
            }
            throw e;
        }
        requireData(progress);
    }

    private StartWork start() {
        return site.journal().plan().steps().stream().filter(Step.StartClone.class::isInstance)
                .map(Step.StartClone.class::cast).filter(start -> start.host().equals(step.host())).findFirst()
                .map(start -> new StartWork(start, site)).orElseThrow();
    }

    private void rebuild(StreamWatch watch, Progress progress) {
        Nodetool nodetool = site.nodetool(step.host(), progress);
        String[] words = { "rebuild", "--", step.source() };
        while (true) {
            CommandResult result = nodetool.attempt(Duration.ZERO, progress, words);
            if (result.succeeded()) {
                return;
            }
            if (!(result.errors() + result.output()).contains(RUNS_ALREADY)) {
                throw new Problem("rebuild-failed", "The copy of the data failed: " + result.errors().lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("Picked up")).findFirst().orElse("")
                        + (watch.stalled() ? " Nothing came for " + StreamProgress.STALLED.toMinutes()
                                + " minutes before." : ""), step.host(),
                        "Look at Cassandra's log there and on the source's nodes; then resume, or undo.").asException();
            }
            progress.check();
            Membership.pause(LOOK_AGAIN);
        }
    }

    /** No command of nodetool ends a rebuild. */
    private void end(StartWork start) {
        site.require(step.host(), step.node().installation().service().stop(), Progress.NONE);
        start.launch(Progress.NONE);
    }

    /** Where the source has files of a keyspace, the clone has some, too. */
    private void requireData(Progress progress) {
        for (Step other : site.journal().plan().steps()) {
            if (other instanceof Step.AlterKeyspace alter && other.id().startsWith("clone:")) {
                String keyspace = alter.keyspace().name();
                if (files(step.host(), keyspace, progress) == 0 && sourceHas(keyspace, progress)) {
                    throw new Problem("rebuild-empty", "The copy has ended, but keyspace " + keyspace
                            + " has no data there.", step.host(), "Look at Cassandra's log there; then resume.")
                                    .asException();
                }
            }
        }
    }

    /** Every node of the source, since the clone may own what only one of them has. */
    private boolean sourceHas(String keyspace, Progress progress) {
        List<SourceNode> nodes = site.journal().cluster().nodes(step.source());
        return site.journal().choices().nodes().size() == 1
                && nodes.stream().anyMatch(node -> files(node.host(), keyspace, progress) > 0);
    }

    private long files(String host, String keyspace, Progress progress) {
        long count = 0;
        for (String folder : site.installation(host).dataDirectories()) {
            String path = Command.quote(folder + "/" + keyspace);
            String said = site.shell(host, progress).require("[ ! -d " + path + " ] || find " + path
                    + " -name '*-Data.db' ! -path '*/snapshots/*' ! -path '*/backups/*' | wc -l", progress);
            count += Optional.of(said.strip()).filter(text -> !text.isEmpty()).map(Long::valueOf).orElse(0L);
        }
        return count;
    }

    @Override
    public void undo(Progress progress) {
        // What was copied goes with the node.
    }
}
