package org.aeneas.clone.tests;

import java.nio.file.Path;

import org.aeneas.cassandra.clone.HostLogin;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.Privilege;
import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;

/** Logins on {@link Hosts} by their key, whose host keys are trusted at first sight. */
final class Logins {
    private final Hosts hosts;
    private final KnownHosts known;

    /** @param folder for the host keys */
    Logins(Hosts hosts, Path folder) {
        this.hosts = hosts;
        this.known = new KnownHosts(folder.resolve("known-hosts"));
    }

    SshClient client() {
        return new SshClient(known);
    }

    /** As the program has them: through {@link TestHost#OPERATOR}, who has sudo without a password. */
    HostLogins all() {
        return new HostLogins(client(), hosts.all().stream().map(this::operator).toList());
    }

    private HostLogin operator(TestHost host) {
        trust(host);
        return new HostLogin(host.address(), host.login(TestHost.OPERATOR), this::key, Privilege.Sudo::new,
                () -> JmxAccess.open(TestHost.JMX_PORT), "");
    }

    private Credentials key() {
        return new Credentials.PrivateKey(hosts.userKey(), new char[0]);
    }

    private void trust(TestHost host) {
        if (known.find(host.address()).isEmpty()) {
            known.trust(client().hostKey(host.login(TestHost.OPERATOR), Progress.NONE));
        }
    }

    /** The caller closes it. */
    SshSession connect(TestHost host, String user) {
        trust(host);
        return client().connect(host.login(user), key(), Progress.NONE);
    }
}
