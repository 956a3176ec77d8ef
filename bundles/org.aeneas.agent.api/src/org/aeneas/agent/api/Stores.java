package org.aeneas.agent.api;

import javax.net.ssl.SSLContext;

import org.aeneas.agent.api.internal.StoreReader;

/** By what one side of mutual TLS proves itself, and by what it recognizes the other. */
public record Stores(Store keyStore, Store trustStore) implements AutoCloseable {

    /**
     * Reads both files. A peer is then accepted only by its chain to the trust store and while its certificate is
     * valid; a server's host name is checked where its certificate carries names.
     *
     * @throws org.aeneas.core.ProblemException if a file is missing or no store, the password is wrong, a store has no
     *         key or no certificate in it, or our own certificate is not valid now
     */
    public SSLContext context() {
        return StoreReader.context(this);
    }

    /** Wipes both passwords. */
    @Override
    public void close() {
        keyStore.close();
        trustStore.close();
    }
}
