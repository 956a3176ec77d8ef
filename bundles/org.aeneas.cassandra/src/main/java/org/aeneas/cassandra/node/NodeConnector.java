package org.aeneas.cassandra.node;

import java.util.function.Supplier;

import org.aeneas.core.Progress;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshTarget;

/** Reaches a node whenever it is asked to. For many threads. */
public interface NodeConnector {

    /** What the node is called in settings: unique among those that are used together, and the same after a restart. */
    String name();

    /** @throws org.aeneas.core.ProblemException as {@link NodeAdmin#connect} says, and those of SSH */
    NodeAdmin connect(Progress progress);

    /**
     * Logs in by SSH and goes through it.
     *
     * @param commandUser as in {@link NodeAdmin#connect(org.aeneas.ssh.SshSession, String, JmxAccess, Progress)}
     * @param credentials asked for each time, and cleared after use
     * @param access      asked for each time, and cleared after use
     */
    static NodeConnector ssh(String name, SshClient client, SshTarget target, String commandUser,
            Supplier<Credentials> credentials, Supplier<JmxAccess> access) {
        return new NodeConnector() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public NodeAdmin connect(Progress progress) {
                Credentials secret = credentials.get();
                JmxAccess jmx = access.get();
                try {
                    return NodeAdmin.connect(client.connect(target, secret, progress), commandUser, jmx, progress);
                } finally {
                    secret.clear();
                    jmx.clear();
                }
            }
        };
    }
}
