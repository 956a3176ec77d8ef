package org.aeneas.cassandra.clone.setup;

import java.util.List;

import org.aeneas.ssh.HostKey;

/** Asks the user whether hosts are who they say. Called on the thread that works. */
@FunctionalInterface
public interface HostKeyQuestion {

    /**
     * @param keys of hosts that are not known yet, with their fingerprints
     * @return whether they are right: then they are pinned
     */
    boolean trust(List<HostKey> keys);
}
