package org.aeneas.ssh;

/** A port of this machine's loopback address behind which a port stands that the remote host reaches. */
public interface Tunnel extends AutoCloseable {

    /** The port of 127.0.0.1. */
    int localPort();

    @Override
    void close();
}
