package org.aeneas.cassandra.clone;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.CommandResult;

/**
 * Runs nodetool on a host, of any version from 2.1 to 5.0. A password reaches it by standard input and a file that only
 * its user may read, and that is gone when nodetool ends. For many threads.
 */
public final class Nodetool {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** A status of our own: there is no nodetool. */
    private static final int MISSING = 47;
    private static final String ERROR = "error: ";
    private static final Pattern RELEASE = Pattern.compile("ReleaseVersion: *(\\S+)");

    private final HostShell shell;
    private final String path;
    private final String java;
    private final JmxAccess access;

    /**
     * @param path   of nodetool, or of a folder with {@code bin/nodetool}; empty to look for it
     * @param java   home of the Java that runs it; empty for the host's own choice
     * @param access kept, and needed as long as this is used
     */
    public Nodetool(HostShell shell, String path, String java, JmxAccess access) {
        this.shell = shell;
        this.path = path;
        this.java = java;
        this.access = access;
    }

    /**
     * Runs a command that is to succeed.
     *
     * @return standard output
     * @throws org.aeneas.core.ProblemException {@code nodetool-missing}, {@code jmx-refused}, {@code jmx-login},
     *         {@code nodetool-failed}, and those of {@link HostShell#run}
     */
    public String run(Progress progress, String... words) {
        CommandResult result = attempt(PATIENCE, progress, words);
        if (!result.succeeded()) {
            throw failed(result, words);
        }
        return result.output();
    }

    /**
     * Runs a command whose failure is an answer. What keeps nodetool from asking the node is still a problem.
     *
     * @param patience zero for as long as it takes
     */
    public CommandResult attempt(Duration patience, Progress progress, String... words) {
        CommandResult result = shell.run(line(words), input(), patience, progress);
        String said = result.errors() + result.output();
        if (result.status() == MISSING) {
            throw new Problem("nodetool-missing", "There is no nodetool.", shell.host() + (path.isEmpty() ? ""
                    : ":" + path), "Say where nodetool is on this host.").asException();
        }
        boolean connected = !said.contains("Failed to connect to");
        // nodetool names the innermost cause; that of 2.1 as an error of its own
        boolean login = said.contains("LoginException") || said.contains("Authentication failed!")
                || !connected && said.contains("SecurityException");
        if (!result.succeeded() && (login || !connected)) {
            throw login ? new Problem("jmx-login", "JMX refuses the login: " + reason(said), place(),
                    "Give the JMX user and password of this node.").asException()
                    : new Problem("jmx-refused", "JMX does not answer: " + reason(said), place(),
                            "Check that Cassandra runs there, and its JMX port.").asException();
        }
        return result;
    }

    /** What a failed command says, as a problem to throw. */
    RuntimeException failed(CommandResult result, String... words) {
        return new Problem("nodetool-failed", "nodetool " + String.join(" ", words) + " failed with status "
                + result.status() + ": " + reason(result.errors().isBlank() ? result.output() : result.errors()),
                shell.host(), "Look at Cassandra's log on this host; then try again.").asException();
    }

    public List<NodeStatus> status(Progress progress) {
        return NodeStatus.parse(run(progress, "status"));
    }

    public ClusterDescription describeCluster(Progress progress) {
        return ClusterDescription.parse(run(progress, "describecluster"));
    }

    public CassandraVersion version(Progress progress) {
        String text = run(progress, "version");
        Matcher matcher = RELEASE.matcher(text);
        return CassandraVersion.of(matcher.find() ? matcher.group(1) : text);
    }

    private String line(String... words) {
        StringBuilder line = new StringBuilder();
        String wanted = path.endsWith("/nodetool") || path.isEmpty() ? path : path.replaceFirst("/+$", "")
                + "/bin/nodetool";
        line.append("n=").append(Command.quote(wanted)).append("; [ -x \"$n\" ] || n=$(command -v nodetool) || exit ")
                .append(MISSING).append("; ");
        if (!java.isEmpty()) {
            line.append("JAVA_HOME=").append(Command.quote(java)).append("; export JAVA_HOME; ");
        }
        // Old nodetools write an address in brackets, which Java refuses since 8u332.
        line.append("JAVA_TOOL_OPTIONS=-Dcom.sun.jndi.rmiURLParsing=legacy; export JAVA_TOOL_OPTIONS; ");
        String login = "";
        if (!access.user().isEmpty()) {
            line.append("umask 077; f=$(mktemp) || exit 1; trap 'rm -f \"$f\"' EXIT; trap 'exit 130' HUP INT TERM; "
                    + "cat >\"$f\" || exit 1; ");
            login = " -u " + Command.quote(access.user()) + " -pwf \"$f\"";
        }
        return line.append("\"$n\" -h 127.0.0.1 -p ").append(access.port()).append(login).append(' ')
                .append(Arrays.stream(words).map(Command::quote).collect(Collectors.joining(" ")))
                .append(" </dev/null").toString();
    }

    private byte[] input() {
        if (access.user().isEmpty()) {
            return new byte[0];
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(access.user() + " ");
        ByteBuffer secret = StandardCharsets.UTF_8.encode(CharBuffer.wrap(access.password()));
        byte[] all = new byte[bytes.remaining() + secret.remaining() + 1];
        int name = bytes.remaining();
        bytes.get(all, 0, name);
        secret.get(all, name, all.length - name - 1);
        all[all.length - 1] = '\n';
        Arrays.fill(secret.array(), (byte) 0);
        return all;
    }

    private String place() {
        return shell.host() + ", " + access;
    }

    /** Where a stack trace follows, the line before it. */
    private static String reason(String text) {
        return text.lines().filter(line -> line.startsWith(ERROR)).findFirst()
                .map(line -> lastLine(line.substring(ERROR.length()))).orElseGet(() -> lastLine(text));
    }

    private static String lastLine(String text) {
        return text.lines().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .reduce((first, second) -> second).map(line -> line.endsWith(".") ? line : line + ".")
                .orElse("it said nothing.");
    }
}
