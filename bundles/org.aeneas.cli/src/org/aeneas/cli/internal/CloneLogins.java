package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.HostLogin;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.Keyspaces;
import org.aeneas.cassandra.clone.NodeStatus;
import org.aeneas.cassandra.clone.Privilege;
import org.aeneas.cassandra.clone.SourceCluster;
import org.aeneas.cassandra.clone.setup.CloneExecution;
import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.cli.internal.CloneDescription.Login;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshTarget;

/** Logins on the hosts of a description. Each secret is asked for once, when it is needed first. */
final class CloneLogins {
    private final CloneDescription description;
    private final boolean passwordFromStandardInput;
    private final boolean acceptNewHosts;
    private final KnownHosts known = new KnownHosts(StateFolder.resolve("known-hosts"));
    private final Map<String, String> secrets = new HashMap<>();

    CloneLogins(CloneDescription description, boolean passwordFromStandardInput, boolean acceptNewHosts) {
        this.description = description;
        this.passwordFromStandardInput = passwordFromStandardInput;
        this.acceptNewHosts = acceptNewHosts;
    }

    String firstHost() {
        return description.first();
    }

    /** Of the one node of the source that the description names. */
    HostLogins first(Progress progress) {
        return logins(List.of(source(description.first())), progress);
    }

    /** Of all that the first node shows, and of the clone's. */
    HostLogins all(List<NodeStatus> nodes, Progress progress) {
        return addresses(nodes.stream().map(NodeStatus::address).toList(), progress);
    }

    /** Of those of a journal. */
    HostLogins all(SourceCluster cluster, List<CloneNode> clone, Progress progress) {
        clone.forEach(node -> description.nodes().stream().filter(known -> known.address().equals(node.host()))
                .findFirst().orElseThrow(() -> new Problem("login-missing", "The file of hosts does not"
                        + " name this node of the clone any more.", node.host(), "Name it there again.")
                                .asException()));
        return addresses(cluster.nodes().stream().map(node -> node.host()).toList(), progress);
    }

    /** Of what a journal says. */
    CloneExecution execution(CloneJournal journal, CloneListener listener) {
        return new CloneExecution(journal, progress -> all(journal.cluster(), journal.choices().nodes(), progress),
                this::keyspaces, listener);
    }

    private HostLogins addresses(List<String> addresses, Progress progress) {
        List<HostLogin> all = new ArrayList<>();
        addresses.forEach(address -> all.add(source(address)));
        description.nodes().forEach(node -> all.add(login(node.address(), node.ssh(), node.login())));
        return logins(all, progress);
    }

    private HostLogins logins(List<HostLogin> logins, Progress progress) {
        SshClient client = new SshClient(known);
        logins.forEach(login -> pin(client, login.target(), progress));
        return new HostLogins(client, logins);
    }

    /** Where it is neither accepted nor confirmed, the login says how the key is. */
    private void pin(SshClient client, SshTarget target, Progress progress) {
        if (known.find(target.hostAndPort()).isPresent()) {
            return;
        }
        if (!acceptNewHosts && !Questions.possible()) {
            return;
        }
        HostKey key = client.hostKey(target, progress);
        if (acceptNewHosts || Questions.line("The key of " + key.host() + " is " + key.fingerprint() + " (" + key.type()
                + "). Is it right? (yes/no) ").filter("yes"::equalsIgnoreCase).isPresent()) {
            known.trust(key);
        }
    }

    private HostLogin source(String address) {
        return description.source().stream().filter(host -> host.address().equals(address)).findFirst()
                .map(host -> login(address, host.ssh(), host.login()))
                .orElseGet(() -> login(address, Optional.empty(), Optional.empty()));
    }

    private HostLogin login(String address, Optional<String> ssh, Optional<Login> own) {
        Login login = own.orElse(Login.EMPTY).over(description.login());
        String user = login.user().orElse(System.getProperty("user.name"));
        SshTarget target = new SshTarget(user, ssh.orElse(address), login.port().orElse(SshTarget.DEFAULT_PORT));
        Supplier<Credentials> credentials = () -> login.key().<Credentials>map(key -> new Credentials.PrivateKey(key,
                secret("AENEAS_SSH_PASSPHRASE_FILE", null))).orElseGet(
                        () -> new Credentials.Password(sshPassword(user)));
        Supplier<Privilege> privilege = () -> switch (login.sudo().orElse(CloneDescription.Sudo.NONE)) {
            case NONE -> new Privilege.Login();
            case NO_PASSWORD -> new Privilege.Sudo();
            case PASSWORD -> new Privilege.SudoPassword(sshPassword(user));
        };
        int port = login.jmxPort().orElse(JmxAccess.DEFAULT_PORT);
        Supplier<JmxAccess> jmx = () -> login.jmxUser().map(name -> new JmxAccess(port, name,
                secret("AENEAS_JMX_PASSWORD_FILE", "JMX password of " + name))).orElseGet(() -> JmxAccess.open(port));
        return new HostLogin(address, target, credentials, privilege, jmx, login.nodetool().orElse(""));
    }

    private char[] sshPassword(String user) {
        return secret("AENEAS_SSH_PASSWORD_FILE", "SSH password of " + user);
    }

    /** @param prompt null to ask nobody */
    private synchronized char[] secret(String variable, String prompt) {
        String key = variable + (prompt == null ? "" : prompt);
        return secrets.computeIfAbsent(key, name -> {
            boolean standardInput = passwordFromStandardInput && variable.equals("AENEAS_SSH_PASSWORD_FILE");
            boolean file = System.getenv(variable) != null;
            return prompt == null && !file ? "" : Secrets.read(standardInput, variable, prompt).orElse("");
        }).toCharArray();
    }

    Keyspaces keyspaces(Progress progress) {
        Map<String, String> settings = new HashMap<>(Map.of("server", description.first(), "port",
                Integer.toString(description.cql().port().orElse(9042))));
        description.cql().user().ifPresent(user -> {
            settings.put("user", user);
            settings.put("password", new String(secret("AENEAS_CASSANDRA_PASSWORD_FILE", "Password of " + user)));
        });
        return new Keyspaces(() -> Services.engine("cassandra").connect(new ConnectionSettings(settings), progress));
    }
}
