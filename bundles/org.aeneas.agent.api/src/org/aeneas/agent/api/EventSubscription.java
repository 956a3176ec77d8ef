package org.aeneas.agent.api;

/** Events that are being followed. */
public interface EventSubscription extends AutoCloseable {

    /** No event comes afterwards, but for one that the listener is just handling. */
    @Override
    void close();
}
