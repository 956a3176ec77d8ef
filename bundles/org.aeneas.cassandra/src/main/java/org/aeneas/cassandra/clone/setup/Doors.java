package org.aeneas.cassandra.clone.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.Futures;
import org.aeneas.cassandra.clone.HostLogin;
import org.aeneas.cassandra.clone.HostLogins;
import org.aeneas.cassandra.clone.Privilege;
import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshTarget;

/** Ways into hosts, from what was answered. Keys of hosts that nobody knows yet are asked for first, all at once. */
final class Doors {
    private static final int MOST_AT_ONCE = 8;

    private final KnownHosts known;
    private final SshClient client;
    private final HostKeyQuestion question;

    Doors(KnownHosts known, HostKeyQuestion question) {
        this.known = known;
        this.client = new SshClient(known);
        this.question = question;
    }

    /**
     * Logs in nowhere yet.
     *
     * @throws org.aeneas.core.ProblemException {@code ssh-host-refused} if the user does not trust a host
     */
    HostLogins open(Collection<HostLogin> logins, Progress progress) {
        List<SshTarget> unknown = logins.stream().map(HostLogin::target)
                .filter(target -> known.find(target.hostAndPort()).isEmpty())
                .collect(Collectors.toMap(SshTarget::hostAndPort, target -> target, (one, same) -> one)).values()
                .stream().sorted((a, b) -> a.hostAndPort().compareTo(b.hostAndPort())).toList();
        if (!unknown.isEmpty()) {
            ask(unknown, progress);
        }
        return new HostLogins(client, logins);
    }

    private void ask(List<SshTarget> targets, Progress progress) {
        progress.begin("Asking hosts for their keys");
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, targets.size()));
        List<HostKey> keys = new ArrayList<>();
        try {
            List<Future<Optional<HostKey>>> all = targets.stream()
                    .map(target -> threads.submit(() -> key(target, progress))).toList();
            all.forEach(one -> Futures.get(one).ifPresent(keys::add));
        } finally {
            threads.shutdownNow();
        }
        progress.check();
        if (!keys.isEmpty() && !question.trust(List.copyOf(keys))) {
            throw new Problem("ssh-host-refused", "You did not confirm the key of this host.", keys.get(0).host(),
                    "Compare the fingerprint with the one that the host's owner tells you, and confirm it.")
                            .asException();
        }
        keys.forEach(known::trust);
    }

    /** Empty where the host does not answer: its login says why. */
    private Optional<HostKey> key(SshTarget target, Progress progress) {
        try {
            return Optional.of(client.hostKey(target, progress));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** @param defaults for what a login does not say itself */
    static HostLogin login(Answers login, Answers defaults) {
        return login(login, defaults, SudoMode.of(login.over(defaults, List.of(SetupField.SUDO))
                .get(SetupField.SUDO)));
    }

    static HostLogin login(Answers login, Answers defaults, SudoMode mode) {
        Endpoint door = Endpoint.of(login.get(login.has(SetupField.PUBLIC) ? SetupField.PUBLIC
                : SetupField.PRIVATE));
        Supplier<Credentials> credentials = () -> login.has(SetupField.KEY)
                ? new Credentials.PrivateKey(Path.of(login.get(SetupField.KEY)), login.secret(SetupField.PASSPHRASE))
                : new Credentials.Password(login.secret(SetupField.PASSWORD));
        Supplier<Privilege> privilege = () -> mode.privilege(login);
        int port = login.over(defaults, List.of(SetupField.JMX_PORT)).number(SetupField.JMX_PORT)
                .orElse(JmxAccess.DEFAULT_PORT);
        Supplier<JmxAccess> jmx = () -> new JmxAccess(port, login.get(SetupField.JMX_USER),
                login.secret(SetupField.JMX_PASSWORD));
        return new HostLogin(login.host(), new SshTarget(login.get(SetupField.USER), door.host(), door.port()),
                credentials, privilege, jmx, defaults.get(SetupField.NODETOOL));
    }
}
