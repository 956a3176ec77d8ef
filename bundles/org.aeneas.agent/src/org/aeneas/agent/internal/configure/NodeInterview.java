package org.aeneas.agent.internal.configure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.Jmx;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;
import org.aeneas.ssh.SshTarget;

/** The questions about one data-provider node, in the guide's order. */
final class NodeInterview {
    private static final String ANYBODY = "anybody";
    private static final String KEY_REFUSED = "host-key-refused";

    private final Interview interview;
    private final PendingSecrets secrets;
    private final KnownHosts hosts;
    private final AgentFolders folders;
    private final int number;

    /** @param number from 1 */
    NodeInterview(Interview interview, PendingSecrets secrets, AgentFolders folders, int number) {
        this.interview = interview;
        this.secrets = secrets;
        this.hosts = new KnownHosts(folders.knownHosts());
        this.folders = folders;
        this.number = number;
    }

    private Question about(String key, String prompt) {
        return new Question("nodes[" + number + "]." + key, prompt);
    }

    /** @param earlier what the settings have now, if anything */
    DataProvider ask(Optional<DataProvider> earlier) {
        SshTarget target = place(earlier);
        LoginInterview logins = new LoginInterview(interview, secrets, hosts, folders, number);
        LoginInterview.LoggedIn login = logins.ask(target, earlier.map(DataProvider::login));
        try (SshSession session = login.session()) {
            return files(session, login.login(), earlier);
        }
    }

    /** Where the node is; that it answers, and is the one that the user means. */
    private SshTarget place(Optional<DataProvider> earlier) {
        String usual = earlier.map(DataProvider::address).orElse("");
        int port = earlier.map(DataProvider::sshPort).orElse(DataProvider.DEFAULT_SSH_PORT);
        while (true) {
            Question which = about("ip", "Enter IP for Cassandra node " + number + ": ");
            String address = interview.text(which, usual, NodeInterview::address);
            port = interview.port(about("ssh-port", "Enter SSH port for Cassandra node <" + address + ">"), port);
            SshTarget target = new SshTarget(ANYBODY, address, port);
            try {
                confirm(target);
                return target;
            } catch (ProblemException e) {
                interview.respondent().refuse(e.problem().code().equals(KEY_REFUSED) ? about("host-key", "") : which,
                        e.problem());
                usual = address;
            }
        }
    }

    private static String address(String answer) {
        Question.require(answer.matches("[A-Za-z0-9][A-Za-z0-9.:_-]*|:[A-Fa-f0-9.:]+"), () -> Question.refuse(
                "That is neither an IP address nor a host name.", answer, "Enter one such as 10.0.0.12."));
        return answer;
    }

    private void confirm(SshTarget target) {
        SshClient client = new SshClient(hosts);
        HostKey shown = client.hostKey(target, Progress.NONE);
        Optional<HostKey> pinned = hosts.find(target.hostAndPort());
        if (pinned.isPresent() && pinned.get().equals(shown)) {
            return;
        }
        interview.tell("The key of host " + target.hostAndPort() + " is " + shown.type() + " " + shown.fingerprint());
        pinned.ifPresent(old -> interview.tell("WARNING: it is another one than the one that you confirmed earlier, "
                + old.fingerprint() + ". If nobody has changed it, somebody is in between."));
        String answer = interview.text(about("host-key", "Is it the key of this host? Y/N"), "N", a -> a);
        boolean confirmed = List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT))
                || answer.equals(shown.fingerprint());
        Question.require(confirmed, () -> new Problem(KEY_REFUSED, "The host's key " + shown.fingerprint()
                + " was not confirmed.", target.hostAndPort(), "Compare it with what ssh-keygen -l -f "
                        + "/etc/ssh/ssh_host_ed25519_key.pub prints on the host.").asException());
        hosts.trust(shown);
        LocalFiles.letOthersRead(folders.knownHosts());
    }

    private DataProvider files(SshSession session, DataProvider.Login login, Optional<DataProvider> earlier) {
        NodeProbe node = new NodeProbe(session);
        SshTarget target = session.target();
        String there = " on the node <" + target.host() + ">: ";
        String yaml = interview.text(about("cassandra-yaml",
                "Enter the path to the cassandra.yaml file location" + there),
                earlier.map(DataProvider::cassandraYaml).orElse(""),
                node::cassandraYaml);
        String directories = interview.text(about("data-directories",
                "Enter the path to the Cassandra data directories" + there),
                earlier.map(e -> String.join(",", e.dataDirectories())).orElse(""),
                answer -> directories(node, answer));
        List<String> all = List.of(directories.split(","));
        if (all.stream().noneMatch(node::hasTables)) {
            interview.tell("WARNING: there is no table of Cassandra in " + directories + " yet.");
        }
        boolean here = earlier.filter(e -> e.address().equals(target.host())).map(DataProvider::local)
                .orElseGet(() -> node.isHere(all.get(0)));
        return new DataProvider(target.host(), here, target.port(), login, yaml, all,
                earlier.map(DataProvider::jmx).orElse(Jmx.INITIAL), earlier.map(DataProvider::commandUser).orElse(""));
    }

    private static String directories(NodeProbe node, String answer) {
        return String.join(",", Arrays.stream(answer.split(",")).map(String::strip).map(node::dataDirectory).distinct()
                .toList());
    }

    /** What the guide does not ask. */
    DataProvider askFurther(DataProvider node) {
        String of = " Cassandra node <" + node.address() + ">";
        int port = interview.port(about("jmx-port", "Enter JMX port for" + of), node.jmx().port());
        String user = interview.text(about("jmx-user", "Enter JMX user for" + of + " (optional): "), node.jmx().user(),
                a -> a);
        SecretReference password = SecretReference.NONE;
        if (!user.isEmpty()) {
            char[] entered = interview.secret(about("jmx-password", "Enter JMX password for" + of + ": "));
            password = secrets.refer("node." + node.address() + ".jmx-password", entered, node.jmx().password());
        }
        String commandUser = interview.text(about("command-user", "Enter the user that runs commands on" + of
                + " (optional): "), node.commandUser(), NodeInterview::user);
        return new DataProvider(node.address(), node.local(), node.sshPort(), node.login(), node.cassandraYaml(),
                node.dataDirectories(), new Jmx(port, user, password), commandUser);
    }

    static String user(String answer) {
        Question.require(answer.matches("([A-Za-z0-9_][A-Za-z0-9_.@-]*)?"), () -> Question.refuse(
                "That is no user's name.", answer, "Enter one such as centos."));
        return answer;
    }
}
