package org.aeneas.agent.api;

import java.time.Duration;

/**
 * How long a client waits.
 *
 * @param connect for a connection
 * @param answer  for a whole answer, its body included
 * @param silence within a download or a stream of events
 * @param pause   before a broken stream of events is opened again; doubled each time, up to a minute
 */
public record Patience(Duration connect, Duration answer, Duration silence, Duration pause) {
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(10), Contract.REQUEST_TIME.plusSeconds(5),
            Contract.HEARTBEAT.multipliedBy(3), Duration.ofSeconds(1));
}
