package org.aeneas.agent.task.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.aeneas.agent.task.Following;
import org.aeneas.agent.task.Following.Flow;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.extract.changes.ChangeLedger;
import org.aeneas.staging.ChangeCounts;

/** What is known of how a task follows changes, at any instant. For many threads. */
final class FollowMeter {
    private static final Duration GROWS = Duration.ofMinutes(10);
    /** What differs less between two cycles is chance. */
    private static final double NOISE = 1.05;

    /** What a cycle spends its time with. */
    enum Phase {
        SNAPSHOT("on flushing and taking snapshots on the nodes",
                "See that the nodes answer and have room, or choose a longer cycle."),
        STAGE("on reading what changed and staging it on S3",
                "See that the mounts and the connection to S3 are fast enough, or divide the tables among tasks."),
        APPLY("on writing into DynamoDB",
                "Raise the tables' write capacity or the task's write rate, or divide the tables among tasks.");

        private final String what;
        private final String remedy;

        Phase(String what, String remedy) {
            this.what = what;
            this.remedy = remedy;
        }
    }

    private final Task task;
    private final ChangeLedger ledger;
    private final FinishFile finish;
    private final Map<String, ChangeCounts> latest = new HashMap<>();
    private final Map<Phase, Duration> spent = new HashMap<>();
    private boolean active;
    private long heldBytes = -1;
    private boolean moved;
    private double seconds = 1;
    private Instant confirmed = Instant.now();
    private Phase phase = Phase.SNAPSHOT;
    private Instant phaseBegun = Instant.now();
    private Instant growingSince = Instant.now();
    private Duration peak = Duration.ZERO;

    FollowMeter(Task task, ChangeLedger ledger, FinishFile finish) {
        this.task = task;
        this.ledger = ledger;
        this.finish = finish;
    }

    synchronized void begin() {
        active = true;
        confirmed = Instant.now();
        growingSince = confirmed;
    }

    synchronized void end() {
        active = false;
    }

    synchronized void cycle(long bytes) {
        heldBytes = bytes;
        spent.clear();
    }

    synchronized void phase(Phase next) {
        Instant now = Instant.now();
        spent.merge(phase, Duration.between(phaseBegun, now), Duration::plus);
        phase = next;
        phaseBegun = now;
    }

    synchronized void applied(String table, ChangeCounts counts) {
        latest.put(table, counts);
        moved = true;
    }

    /** @param upTo of the cycle before, before which everything was in DynamoDB until now */
    synchronized void confirmed(Optional<Instant> upTo) {
        Instant now = Instant.now();
        seconds = Math.max(1, Duration.between(confirmed, now).toMillis() / 1000.0);
        confirmed = now;
        Duration highest = upTo.map(then -> Duration.between(then, now)).orElse(Duration.ZERO);
        boolean grows = highest.toMillis() > peak.toMillis() * NOISE && highest.compareTo(tolerated()) > 0;
        if (!grows) {
            growingSince = now;
        }
        peak = highest;
        moved = true;
    }

    /** Whether it has brought the task further. */
    synchronized boolean moved() {
        return moved;
    }

    synchronized Following now() {
        Map<String, Flow> flows = new HashMap<>();
        task.tables().forEach(table -> flows.put(table.table(), flow(table.table())));
        return new Following(active, ledger.confirmed(), ledger.upTo(), flows, heldBytes, finish.now(), problem());
    }

    private Flow flow(String table) {
        ChangeLedger.Cursor cursor = ledger.cursor(table);
        ChangeCounts last = active ? latest.getOrDefault(table, ChangeCounts.NONE) : ChangeCounts.NONE;
        return new Flow(cursor.totals(), cursor.refused(), last.puts() / seconds,
                (last.deletes() + last.removals()) / seconds);
    }

    private Optional<Problem> problem() {
        Instant now = Instant.now();
        Duration lag = ledger.upTo().map(then -> Duration.between(then, now)).orElse(Duration.ZERO);
        if (!active || lag.compareTo(tolerated()) <= 0 || Duration.between(growingSince, now).compareTo(GROWS) < 0) {
            return Optional.empty();
        }
        Phase worst = spent.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .filter(most -> spent.get(most).compareTo(Duration.between(phaseBegun, now)) > 0).orElse(phase);
        return Optional.of(new Problem("lag-grows", "The lag has been growing for ten minutes and is "
                + lag.toSeconds() + " s; most of the time goes " + worst.what + ".", task.spec().name(),
                worst.remedy));
    }

    private Duration tolerated() {
        int cycle = task.spec().changes().orElseThrow().cycleSeconds();
        return Duration.ofSeconds(2L * cycle);
    }
}
