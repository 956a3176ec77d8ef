package org.aeneas.agent.task.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.aeneas.aws.Credentials;
import org.aeneas.dms.Poller;

/** Through which the tasks of an engine call AWS DMS: those of a Region together. For many threads. */
final class DmsPollers {
    private final Duration pause;
    private final Map<String, Poller> regions = new HashMap<>();
    private Credentials credentials;

    /** @param pause between two questions about the same task */
    DmsPollers(Duration pause, Credentials credentials) {
        this.pause = pause;
        this.credentials = credentials;
    }

    /** Tasks that run with the credentials before go on with the poller that they have. */
    synchronized Poller of(String region, Credentials now) {
        if (now != credentials) {
            regions.replaceAll((of, poller) -> poller.other());
            credentials = now;
        }
        return regions.computeIfAbsent(region, unknown -> new Poller(pause));
    }
}
