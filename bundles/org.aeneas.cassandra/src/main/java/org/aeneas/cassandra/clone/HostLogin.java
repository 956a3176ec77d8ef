package org.aeneas.cassandra.clone;

import java.util.function.Supplier;

import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.SshTarget;

/**
 * How to work on a host.
 *
 * @param host        as plans and messages name it; unique
 * @param credentials asked for at each login, and cleared after it
 * @param privilege   asked for at each login
 * @param jmx         of its Cassandra; asked for at each login
 * @param nodetool    its path; empty to look for it
 */
public record HostLogin(String host, SshTarget target, Supplier<Credentials> credentials,
        Supplier<Privilege> privilege, Supplier<JmxAccess> jmx, String nodetool) {
}
