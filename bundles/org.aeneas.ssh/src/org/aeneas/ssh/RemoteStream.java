package org.aeneas.ssh;

import java.io.InputStream;
import java.io.OutputStream;

/** A connection to a port that the remote host reaches: as {@link Tunnel}, but nobody else on this machine gets in. */
public interface RemoteStream extends AutoCloseable {

    /** Ends when either side closes. One thread at a time; what is not read holds up the whole session after a while. */
    InputStream input();

    OutputStream output();

    @Override
    void close();
}
