package org.aeneas.cassandra.clone;

import java.time.Duration;
import java.util.Optional;

/**
 * What a node of the clone receives from all its peers.
 *
 * @param host     that receives
 * @param rate     bytes a second, since the last time; 0 at first
 * @param left     an estimate; empty while there is none
 * @param quiet    how long nothing has come
 */
public record StreamProgress(String host, Streams streams, long rate, Optional<Duration> left, Duration quiet) {
    /** After so long without a byte something is wrong. */
    public static final Duration STALLED = Duration.ofMinutes(10);

    public boolean stalled() {
        return quiet.compareTo(STALLED) >= 0;
    }
}
