package org.aeneas.agent.server;

import java.time.Duration;

import org.aeneas.agent.api.Contract;

/**
 * What the service lets its clients take of it.
 *
 * @param connections  at once; further ones wait until one is closed
 * @param requests     that are answered at once; further ones get 429
 * @param downloads    of logs and rejects at once, within the requests
 * @param listeners    of events at once
 * @param requestTime  until a request has arrived whole, and how long a connection may be silent
 * @param heartbeat    no stream of events is silent for longer
 * @param storesLooked how often the key and trust stores are looked at for a change
 */
public record ServiceLimits(int connections, int requests, int downloads, int listeners, Duration requestTime,
        Duration heartbeat, Duration storesLooked) {

    public static final ServiceLimits DEFAULT = new ServiceLimits(100, 32, 4, 32, Contract.REQUEST_TIME,
            Contract.HEARTBEAT, Duration.ofSeconds(10));

    public ServiceLimits {
        if (connections < 1 || requests < 1 || downloads < 1 || listeners < 1) {
            throw new IllegalArgumentException("each of them is at least 1");
        }
    }
}
