package org.aeneas.agent.nodes;

import java.nio.file.Path;

import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.DataProvider.PasswordLogin;
import org.aeneas.agent.settings.SecretSource;
import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.cassandra.node.NodeConnector;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshTarget;

/** The agent's way into its data-provider nodes. Secrets are fetched each time, and overwritten after use. */
record NodeLogins(SshClient client, SecretSource secrets) {

    /** Its name is the node's address. */
    NodeConnector connector(DataProvider node) {
        SshTarget target = new SshTarget(node.login().user(), node.address(), node.sshPort());
        return NodeConnector.ssh(node.address(), client, target, node.commandUser(), () -> credentials(node.login()),
                () -> new JmxAccess(node.jmx().port(), node.jmx().user(), secrets.require(node.jmx().password())));
    }

    private Credentials credentials(DataProvider.Login login) {
        if (login instanceof KeyLogin key) {
            return new Credentials.PrivateKey(Path.of(key.privateKey()), secrets.require(key.passphrase()));
        }
        return new Credentials.Password(secrets.require(((PasswordLogin) login).password()));
    }
}
