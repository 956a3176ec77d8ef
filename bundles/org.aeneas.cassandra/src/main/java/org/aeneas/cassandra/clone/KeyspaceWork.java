package org.aeneas.cassandra.clone;

import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/** Gives a keyspace another replication, unless somebody else has done so since the plan was made. */
final class KeyspaceWork implements StepWork {
    private final Step.AlterKeyspace step;
    private final CloneSite site;

    KeyspaceWork(Step.AlterKeyspace step, CloneSite site) {
        this.step = step;
        this.site = site;
    }

    @Override
    public void perform(Progress progress) {
        Keyspace now = now();
        if (now.replication().equals(step.after())) {
            site.membership().awaitOneSchema(progress);
            return;
        }
        if (!now.replication().equals(step.keyspace().replication())) {
            throw new Problem("replication-changed", "Somebody has changed the replication of this keyspace since the"
                    + " plan was made: it is " + now.replication().cql() + ".", now.name(),
                    "Give it the replication " + step.keyspace().replication().cql() + " again and resume, or undo and"
                            + " make a new plan.").asException();
        }
        alter(now, step.after(), progress);
    }

    /** A datacenter that was added is taken out, whatever else has changed; a strategy comes back as it was. */
    @Override
    public void undo(Progress progress) {
        Keyspace now = now();
        String target = site.journal().choices().target();
        Replication before = step.keyspace().replication();
        if (before.isTopology() && step.after().factor(target) > 0) {
            if (now.replication().factor(target) > 0) {
                leave(now, target, progress);
            }
        } else if (now.replication().equals(step.after())) {
            alter(now, before, progress);
        }
    }

    /** From 4.1 on system_auth must name every datacenter that has nodes: it is altered when they are gone. */
    private void leave(Keyspace now, String target, Progress progress) {
        if (!now.name().equals(Keyspace.AUTHENTICATION) || !isBound(site)) {
            alter(now, now.replication().without(target), progress);
        }
    }

    /** Whether system_auth names the clone as long as it has nodes. */
    static boolean isBound(CloneSite site) {
        return site.journal().cluster().version().isAtLeast(4, 1);
    }

    /** Takes the clone, which has no nodes any more, out of system_auth. */
    static void forget(CloneSite site, Progress progress) {
        String target = site.journal().choices().target();
        Optional<Keyspace> bound = site.keyspaces().find(Keyspace.AUTHENTICATION)
                .filter(keyspace -> keyspace.replication().factor(target) > 0);
        if (bound.isPresent()) {
            site.keyspaces().alter(bound.get(), bound.get().replication().without(target));
            site.membership().awaitOneSchema(progress);
        }
    }

    private void alter(Keyspace now, Replication wanted, Progress progress) {
        site.keyspaces().alter(now, wanted);
        site.membership().awaitOneSchema(progress);
        Replication is = now().replication();
        if (!is.equals(wanted)) {
            throw new Problem("replication-unchanged", "The keyspace has the replication " + is.cql() + ", not "
                    + wanted.cql() + ".", now.name(), "Look at it with DESCRIBE KEYSPACE; then resume.").asException();
        }
    }

    private Keyspace now() {
        return site.keyspaces().find(step.keyspace().name()).orElseThrow(() -> new Problem("keyspace-unknown",
                "The keyspace is not there any more.", step.keyspace().name(), "Undo, and make a new plan.")
                        .asException());
    }
}
