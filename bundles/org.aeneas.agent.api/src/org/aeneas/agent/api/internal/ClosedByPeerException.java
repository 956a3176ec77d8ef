package org.aeneas.agent.api.internal;

import java.io.IOException;

/** A server closed a connection of TLS on which it had nothing to answer yet. */
final class ClosedByPeerException extends IOException {
    private static final long serialVersionUID = 1L;
}
