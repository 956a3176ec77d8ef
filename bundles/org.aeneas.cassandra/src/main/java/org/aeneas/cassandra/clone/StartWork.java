package org.aeneas.cassandra.clone;

import java.time.Duration;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.CommandResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a node of the clone join the cluster, and leave it. */
final class StartWork implements StepWork {
    private static final Logger LOG = LoggerFactory.getLogger(StartWork.class);
    /** That its folders were empty when it started first: so all that is in them is the clone's. */
    private static final String STARTED = "started";
    private static final String HOST_ID = "host-id";
    private static final Duration REMOVAL = Duration.ofMinutes(10);

    private final Step.StartClone step;
    private final CloneSite site;
    private final CloneNode node;
    private final Membership membership;

    StartWork(Step.StartClone step, CloneSite site) {
        this.step = step;
        this.site = site;
        this.node = step.node();
        this.membership = site.membership();
    }

    @Override
    public void perform(Progress progress) {
        if (site.journal().fact(step.id(), STARTED).isEmpty()) {
            CloneFolders.requireEmpty(site.shell(node.host(), progress),
                    CloneFolders.folders(node, site.journal().plan()), progress);
            site.journal().fact(step.id(), STARTED, "");
        }
        launch(progress);
        membership.awaitOneSchema(progress);
        requireClosed(progress);
    }

    /** Starts it unless it runs, and waits until all of the source have it. */
    void launch(Progress progress) {
        if (site.process(node.host(), progress).isEmpty()) {
            site.require(node.host(), node.start(), progress);
        }
        membership.await(nodes -> nodes.stream().anyMatch(other -> isOurs(other) && other.isUpAndNormal()),
                new Problem("clone-not-up", "The clone's node is not up and normal in datacenter " + step.datacenter()
                        + " for every node of the source.", node.host(), "Look at Cassandra's log there, and at the"
                                + " ports between it and the source (7000 or 7001); then resume, or undo."), progress);
        membership.find(node.address(), progress)
                .ifPresent(found -> site.journal().fact(step.id(), HOST_ID, found.hostId()));
    }

    private boolean isOurs(NodeStatus other) {
        return other.address().equals(node.address()) && other.datacenter().equals(step.datacenter());
    }

    private void requireClosed(Progress progress) {
        if (site.nodetool(node.host(), progress).run(progress, "statusbinary").strip().equals("running")) {
            throw new Problem("clone-open", "Clients can connect to the clone's node.", node.host(),
                    "Set start_native_transport to false in its cassandra.yaml, run 'nodetool disablebinary'; then"
                            + " resume.").asException();
        }
    }

    @Override
    public void undo(Progress progress) {
        Optional<NodeStatus> member = membership.find(node.address(), progress).filter(this::isOurs);
        if (member.isPresent() && member.get().isUpAndNormal()) {
            leave(progress);
        }
        stop(member, progress);
        membership.find(node.address(), progress).filter(this::isOurs).ifPresent(left -> remove(left, progress));
        membership.await(nodes -> nodes.stream().noneMatch(this::isOurs), new Problem("clone-not-gone",
                "A node of the source still shows the clone's node.", node.host(),
                "Undo again; if it stays, run 'nodetool assassinate " + node.address() + "' on a node of the source."),
                progress);
        boolean last = membership.anySource(nodetool -> nodetool.status(progress), progress).stream()
                .noneMatch(other -> other.datacenter().equals(step.datacenter()));
        if (last) {
            KeyspaceWork.forget(site, progress);
        }
        if (site.journal().fact(step.id(), STARTED).isPresent()) {
            new CloneFolders(step.id(), node, site).empty(progress);
        }
    }

    private void leave(Progress progress) {
        try {
            // By force where system_auth, which cannot leave before, would have fewer nodes than replicas.
            String[] words = KeyspaceWork.isBound(site) ? new String[] { "decommission", "--force" }
                    : new String[] { "decommission" };
            CommandResult result = site.nodetool(node.host(), progress).attempt(Duration.ZERO, progress, words);
            if (result.succeeded()) {
                return;
            }
            LOG.warn("{} did not leave by itself: {}", node.host(), result.errors());
        } catch (ProblemException e) {
            LOG.warn("{} did not leave by itself", node.host(), e);
        }
    }

    /** A host that is gone itself has nothing to stop. */
    private void stop(Optional<NodeStatus> member, Progress progress) {
        try {
            if (site.process(node.host(), progress).isPresent()) {
                site.require(node.host(), node.installation().service().stop(), progress);
            }
        } catch (ProblemException e) {
            if (!CloneUndo.unreachable(e) || member.filter(NodeStatus::up).isPresent()) {
                throw e;
            }
            LOG.warn("{} cannot be reached; it is taken for dead", node.host(), e);
        }
    }

    /** Only of a node that its neighbours hold for dead. */
    private void remove(NodeStatus member, Progress progress) {
        membership.await(() -> membership.find(node.address(), progress).filter(NodeStatus::up).isEmpty(),
                new Problem("clone-not-gone", "The source's nodes take the clone's node for alive, though it was"
                        + " stopped.", node.host(), "See that Cassandra does not run there; then undo again."),
                progress);
        if (membership.find(node.address(), progress).isEmpty()) {
            return;
        }
        membership.anySource(nodetool -> {
            CommandResult result = nodetool.attempt(REMOVAL, progress, "removenode", member.hostId());
            if (!result.succeeded()) {
                LOG.warn("{} was not removed: {}", node.host(), result.errors());
                // 2.1 has no assassinate.
                return site.journal().cluster().version().isAtLeast(2, 2)
                        ? nodetool.run(progress, "assassinate", node.address())
                        : nodetool.run(progress, "removenode", "force");
            }
            return result.output();
        }, progress);
    }
}
