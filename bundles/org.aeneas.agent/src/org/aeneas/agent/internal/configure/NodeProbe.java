package org.aeneas.agent.internal.configure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.CommandResult;
import org.aeneas.ssh.SshSession;

/** What a node says about its files. */
record NodeProbe(SshSession session) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String YAML = "f=$1; [ -d \"$f\" ] && f=\"${f%/}/cassandra.yaml\"; "
            + "[ -f \"$f\" ] || exit 2; [ -r \"$f\" ] || exit 3; echo \"$f\"";
    private static final String DATA = "d=$1; [ \"$d\" = / ] || d=${d%/}; [ -d \"$d\" ] || exit 2; "
            + "[ -r \"$d\" ] && [ -x \"$d\" ] || exit 3; echo \"$d\"";
    private static final String TABLES = "find \"$1/\" -mindepth 2 -maxdepth 2 -type d "
            + "-name '*-????????????????????????????????' -print 2>/dev/null | head -n 1";
    private static final int MISSING = 2;

    /** @return the path of cassandra.yaml, of which {@code path} may be the folder */
    String cassandraYaml(String path) {
        return look(YAML, path, "cassandra.yaml");
    }

    /** @return the path without a slash at its end */
    String dataDirectory(String path) {
        return look(DATA, path, "directory");
    }

    /** Whether any table's folder is in a data directory. */
    boolean hasTables(String directory) {
        return !run(TABLES, directory).output().isBlank();
    }

    private String look(String script, String path, String what) {
        Question.require(path.startsWith("/"), () -> Question.refuse("The path is not absolute.", path,
                "Enter the whole path, beginning with /."));
        CommandResult result = run(script, path);
        if (result.succeeded()) {
            return result.output().strip();
        }
        throw result.status() == MISSING
                ? new Problem("node-file-missing", "The node has no such " + what + ".", path,
                        "Enter the path as it is on the node.").asException()
                : new Problem("node-file-unreadable", "The SSH login may not read it on the node.", path,
                        "Give the login the right to read it, for example as a member of Cassandra's group.")
                                .asException();
    }

    private CommandResult run(String script, String path) {
        return session.run(Command.of("sh", "-c", script, "sh", path).withTimeout(PATIENCE), Progress.NONE);
    }

    /** Whether the node is this machine: the address is ours, and the very directory of the node is here too. */
    boolean isHere(String directory) {
        Path here = Path.of(directory);
        try {
            if (!isOurs(InetAddress.getByName(session.target().host())) || !Files.isDirectory(here)) {
                return false;
            }
            // By an address of ours one may still reach another machine, or a container.
            String there = run("stat -c %d:%i \"$1\"", directory).output().strip();
            return there.equals(Files.getAttribute(here, "unix:dev") + ":" + Files.getAttribute(here, "unix:ino"));
        } catch (IOException e) {
            throw new Problem("address-unknown", "It cannot be found out whether the node is this machine: " + e,
                    session.target().host(), "Check the address.").asException(e);
        }
    }

    private static boolean isOurs(InetAddress address) throws IOException {
        return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    }
}
