package org.aeneas.agent.internal.configure;

import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.DataProvider.Login;
import org.aeneas.agent.settings.DataProvider.PasswordLogin;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;
import org.aeneas.ssh.SshTarget;

/** The questions about the login on a node, asked until it works. */
final class LoginInterview {
    /** The guide's words. */
    private static final String ADVICE =
            "Change the SSH private keys permission to 600 to secure them. You can also set permissions to 400.";

    private final Interview interview;
    private final PendingSecrets secrets;
    private final KnownHosts hosts;
    private final AgentFolders folders;
    private final int number;

    LoginInterview(Interview interview, PendingSecrets secrets, KnownHosts hosts, AgentFolders folders, int number) {
        this.interview = interview;
        this.secrets = secrets;
        this.hosts = hosts;
        this.folders = folders;
        this.number = number;
    }

    /** A login that worked. */
    record LoggedIn(Login login, SshSession session) {
    }

    private Question about(String key, String prompt, String address) {
        return new Question("nodes[" + number + "]." + key, prompt.replace("<>", "<" + address + ">"));
    }

    LoggedIn ask(SshTarget place, Optional<Login> earlier) {
        Optional<Login> usual = earlier;
        while (true) {
            String host = place.host();
            Question who = about("ssh-login", "Enter SSH login for Cassandra node <> : ", host);
            String user = interview.text(who, usual.map(Login::user).orElse(""), LoginInterview::user);
            Login login = askSecrets(user, host, usual);
            try {
                SshTarget target = new SshTarget(user, host, place.port());
                SshSession session = connect(target, login);
                return new LoggedIn(installed(login, host), session);
            } catch (ProblemException e) {
                if (e.problem().code().equals("ssh-key-open")) {
                    interview.tell(ADVICE);
                }
                interview.respondent().refuse(blamed(who, e.problem().code(), host), e.problem());
                usual = Optional.of(login);
            }
        }
    }

    /** The question whose answer is wrong. */
    private Question blamed(Question who, String code, String host) {
        return code.startsWith("ssh-passphrase") ? about("passphrase", "", host)
                : code.startsWith("ssh-key") ? about("private-key", "", host) : who;
    }

    private Login askSecrets(String user, String host, Optional<Login> usual) {
        char[] password = interview.secret(about("ssh-password",
                "Enter SSH password for Cassandra node <> (optional): ", host));
        boolean byKey = interview.flag(about("use-private-key",
                "Is the connection to the node using a SSH private key? Y/N", host),
                usual.filter(KeyLogin.class::isInstance).isPresent());
        if (!byKey) {
            SecretReference earlier = usual.filter(PasswordLogin.class::isInstance)
                    .map(l -> ((PasswordLogin) l).password()).orElse(SecretReference.NONE);
            return new PasswordLogin(user, secrets.refer("node." + host + ".ssh-password", password, earlier));
        }
        Optional<KeyLogin> earlier = usual.filter(KeyLogin.class::isInstance).map(KeyLogin.class::cast);
        String path = interview.text(about("private-key",
                "Enter the path to the private SSH key for Cassandra node <>: ", host),
                earlier.map(KeyLogin::privateKey).orElse(""), LocalFiles::readable);
        char[] passphrase = interview.secret(about("passphrase",
                "Enter passphrase for SSH private key for Cassandra node <> (optional): ", host));
        SecretReference old = earlier.filter(k -> k.privateKey().equals(path)).map(KeyLogin::passphrase)
                .orElse(SecretReference.NONE);
        return new KeyLogin(user, path, secrets.refer("node." + host + ".passphrase", passphrase, old));
    }

    /** With the key where the service can read it. */
    private Login installed(Login login, String host) {
        return login instanceof KeyLogin key
                ? new KeyLogin(key.user(), new LocalFiles(folders, interview).forService(Path.of(key.privateKey()),
                        host + ".key").toString(), key.passphrase())
                : login;
    }

    private SshSession connect(SshTarget target, Login login) {
        Credentials credentials = credentials(login);
        try {
            return new SshClient(hosts).connect(target, credentials, Progress.NONE);
        } finally {
            credentials.clear();
        }
    }

    private Credentials credentials(Login login) {
        if (login instanceof KeyLogin key) {
            return new Credentials.PrivateKey(Path.of(key.privateKey()), secrets.require(key.passphrase()));
        }
        PasswordLogin password = (PasswordLogin) login;
        Question.require(password.password().isPresent(), () -> Question.refuse(
                "There is neither a password nor a private key.", login.user(), "Enter one of them."));
        return new Credentials.Password(secrets.require(password.password()));
    }

    private static String user(String answer) {
        Question.require(!answer.isEmpty(), () -> Question.refuse("The SSH login is missing.", "", "Enter a user."));
        return NodeInterview.user(answer);
    }
}
