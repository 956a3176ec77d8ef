package org.aeneas.packages.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.tests.support.Execution;
import org.aeneas.tests.support.Machine;

/**
 * Ports that this machine and a {@link Machine} lend each other, whose network has no way out: an ssh here speaks with
 * an sshd there through a pipe.
 */
final class Tunnel implements AutoCloseable {
    private static final String KEY = "tunnel";
    private static final String UP = "up";
    private static final String LOOPBACK = "127.0.0.1:";

    private final Process ssh;

    /**
     * @param folder for its key and its log
     * @param ports  of {@link #here} and {@link #there}
     */
    Tunnel(Machine machine, Path folder, List<String> ports) throws Exception {
        Execution.text("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder.resolve(KEY).toString());
        machine.copy(folder.resolve(KEY + ".pub"));
        String daemon = String.join(" ", machine.command("/usr/sbin/sshd", "-i", "-o", "AuthorizedKeysFile="
                + Machine.FOLDER + "/" + KEY + ".pub", "-o", "StrictModes=no", "-o", "UsePAM=no", "-o",
                "PermitRootLogin=prohibit-password", "-o", "GatewayPorts=clientspecified"));
        List<String> command = new ArrayList<>(List.of("ssh", "-T", "-F", "none", "-i", folder.resolve(KEY).toString(),
                "-o", "ProxyCommand=" + daemon, "-o", "ExitOnForwardFailure=yes", "-o", "BatchMode=yes",
                "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"));
        command.addAll(ports);
        command.addAll(List.of("root@machine", "echo " + UP + "; exec cat"));
        Path log = folder.resolve("tunnel.log");
        ssh = new ProcessBuilder(command).redirectError(log.toFile()).start();
        // Not before all ports are there.
        BufferedReader said = ssh.inputReader();
        if (!UP.equals(said.readLine())) {
            close();
            throw new AssertionError(Files.readString(log));
        }
    }

    /** Our port leads to one of the machine's loopback address. */
    static String here(int ours, int theirs) {
        return "-L" + LOOPBACK + ours + ":" + LOOPBACK + theirs;
    }

    /** The machine's port leads to one of our loopback address. */
    static String there(String address, int theirs, int ours) {
        return "-R" + address + ":" + theirs + ":" + LOOPBACK + ours;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        ssh.destroy();
        if (!ssh.waitFor(10, TimeUnit.SECONDS)) {
            ssh.destroyForcibly().waitFor();
        }
    }
}
