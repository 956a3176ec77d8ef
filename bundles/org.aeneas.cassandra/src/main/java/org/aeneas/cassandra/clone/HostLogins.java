package org.aeneas.cassandra.clone;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;

/**
 * The hosts of the source and of the clone. Logs in where and when that is needed, again after a cut. For many threads.
 */
public final class HostLogins implements AutoCloseable {
    private final SshClient client;
    private final Map<String, HostLogin> logins = new LinkedHashMap<>();
    private final Map<String, SshSession> sessions = new HashMap<>();

    public HostLogins(SshClient client, Collection<HostLogin> logins) {
        this.client = client;
        logins.forEach(login -> this.logins.put(login.host(), login));
    }

    /** @throws org.aeneas.core.ProblemException {@code login-missing}, and those of SSH */
    public HostShell shell(String host, Progress progress) {
        return new HostShell(host, session(host, progress), login(host).privilege().get());
    }

    /**
     * @param home of Cassandra; empty if it is not known
     * @param java home of the Java that runs nodetool; empty for the host's own choice
     */
    public Nodetool nodetool(String host, String home, String java, Progress progress) {
        HostLogin login = login(host);
        return new Nodetool(shell(host, progress), login.nodetool().isEmpty() ? home : login.nodetool(), java,
                login.jmx().get());
    }

    HostLogin login(String host) {
        HostLogin login = logins.get(host);
        if (login == null) {
            throw new Problem("login-missing", "There is no login for this host.", host,
                    "Give a login for every node of the source and of the clone.").asException();
        }
        return login;
    }

    private SshSession session(String host, Progress progress) {
        HostLogin login = login(host);
        synchronized (login) {
            SshSession session;
            synchronized (sessions) {
                session = sessions.get(host);
            }
            if (session == null || !session.isConnected()) {
                Credentials credentials = login.credentials().get();
                try {
                    session = client.connect(login.target(), credentials, progress);
                } finally {
                    credentials.clear();
                }
                synchronized (sessions) {
                    sessions.put(host, session);
                }
            }
            return session;
        }
    }

    @Override
    public void close() {
        synchronized (sessions) {
            sessions.values().forEach(SshSession::close);
            sessions.clear();
        }
    }
}
