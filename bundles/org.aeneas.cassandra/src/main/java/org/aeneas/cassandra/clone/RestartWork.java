package org.aeneas.cassandra.clone;

import java.time.Duration;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts a node of the source, once, and waits until all have it back. */
final class RestartWork implements StepWork {
    /** The process that runs before the restart, so that it is known later whether it was. */
    static final String BEFORE = "process";
    /** Whether clients could connect before, as nodetool says it. */
    private static final String CLIENTS = "clients";
    private static final String OPEN = "running";
    private static final Duration DRAIN = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(RestartWork.class);
    private static final String NONE = "none";

    private final Step.Restart step;
    private final CloneSite site;

    RestartWork(Step.Restart step, CloneSite site) {
        this.step = step;
        this.site = site;
    }

    @Override
    public void perform(Progress progress) {
        restart(step.id(), BEFORE, progress);
    }

    /** A restart needs no undoing; that of the files that it was for restarts once more. */
    @Override
    public void undo(Progress progress) {
        // see FileWork
    }

    /** Restarts it once more, with the files of before. */
    void back(String undone, Progress progress) {
        restart(undone, BEFORE + "-undo", progress);
    }

    private void restart(String record, String fact, Progress progress) {
        Optional<String> running = running(progress);
        site.journal().fact(record, fact, running.orElse(NONE));
        if (running.isPresent() && running.equals(site.journal().fact(record, fact))) {
            site.journal().fact(record, CLIENTS, clients(progress));
            stop(progress);
            running = Optional.empty();
        }
        if (running.isEmpty()) {
            site.require(step.host(), step.service().start(), progress);
        }
        awaitBack(progress);
        if (site.journal().fact(record, CLIENTS).filter(OPEN::equals).isPresent()) {
            // Before the next one stops: its neighbours have it back some seconds before its clients.
            site.membership().await(() -> clients(progress).equals(OPEN), new Problem("node-closed",
                    "The node is back, but clients cannot connect to it. No further node is touched.", step.host(),
                    "Look at Cassandra's log there, or run 'nodetool enablebinary'; then resume."), progress);
        }
    }

    private String clients(Progress progress) {
        return site.nodetool(step.host(), progress).run(progress, "statusbinary").strip();
    }

    private void stop(Progress progress) {
        try {
            site.nodetool(step.host(), progress).attempt(DRAIN, progress, "drain");
        } catch (ProblemException e) {
            // What cannot be drained, since it comes up or goes down, is stopped all the same.
            LOG.info("{} is stopped without a drain: {}", step.host(), e.getMessage());
        }
        site.require(step.host(), step.service().stop(), progress);
        site.membership().await(() -> running(progress).isEmpty(), new Problem("node-not-stopped",
                "Cassandra does not end.", step.host(), "Stop it by hand; then resume."), progress);
    }

    private Optional<String> running(Progress progress) {
        return site.process(step.host(), progress).map(pid -> Long.toString(pid));
    }

    private void awaitBack(Progress progress) {
        NodeStatus before = site.journal().cluster().nodes().stream().filter(node -> node.host().equals(step.host()))
                .findFirst().orElseThrow().status();
        Membership membership = site.membership();
        membership.await(nodes -> nodes.stream().anyMatch(node -> node.address().equals(before.address())
                && node.isUpAndNormal() && node.datacenter().equals(before.datacenter())
                && node.rack().equals(before.rack())), new Problem("node-not-back",
                        "The node has not come back within " + site.patience().toSeconds() + " seconds, up and normal"
                                + " in datacenter " + before.datacenter() + " and rack " + before.rack()
                                + ". No further node is touched.", step.host(),
                        "Look at Cassandra's log there, mend it, and resume; or undo with the snitch: that puts its"
                                + " files back and starts it as it was."), progress);
        membership.awaitOneSchema(progress);
    }
}
