package org.aeneas.tests.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.ssh.SshTarget;

/**
 * A real sshd on a free port of the loopback address, with throw-away keys, for logins of this machine's user. Run by
 * root, it gets a view of the file system of its own (unshare) with a user of its own, who has a password.
 */
public final class Sshd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
    public static final String PASSWORD = "correct horse";
    /** {@code openssl passwd -6} of the password. */
    public static final String HASH = "$6$aeneastest$"
            + "BsIMG/gMY2hh3hcKmJmt57oSqQBA1wFHRAL73QeWjOwhFFwCZ20WS/u0HK3/eiG40zyt35GibdlqDw6OwLMba/";
    private static final String TESTER = "aeneas-tester";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Path folder;
    private final String address;
    private final int port;
    private Process process;

    /** @param folder an empty one, whose parent becomes readable for everybody */
    public Sshd(Path folder) throws Exception {
        this(folder, "127.0.0.1");
    }

    /**
     * The same for a host of several.
     *
     * @param address of 127.0.0.0/8
     */
    public Sshd(Path folder, String address) throws Exception {
        this.folder = folder;
        this.address = address;
        this.port = freePort(address);
        key("user_key", "ed25519", "");
        Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(folder.resolve("user_key.pub"), folder.resolve("authorized_keys"));
        key("host_ed25519", "ed25519", "");
        key("host_rsa", "rsa", "");
        start("host_ed25519", "host_rsa");
    }

    /** Whether this machine has none. */
    public static boolean missing() {
        return !Files.isExecutable(PROGRAM);
    }

    /** Whether its user has a password. */
    public static boolean knowsPasswords() {
        return System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/bin/unshare"));
    }

    /** Who may log in. */
    public static String user() {
        return knowsPasswords() ? TESTER : System.getProperty("user.name");
    }

    /** A folder that the user who logs in may write to. */
    public Path openFolder() throws IOException {
        Path open = Files.createDirectory(folder.resolveSibling("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        return open;
    }

    public SshTarget target() {
        return new SshTarget(user(), address, port);
    }

    public Path userKey() {
        return folder.resolve("user_key");
    }

    /** The fingerprint of a key as ssh-keygen sees it. */
    public String fingerprint(String key) throws Exception {
        return run("ssh-keygen", "-l", "-f", folder.resolve(key + ".pub").toString()).split(" ")[1];
    }

    /** A new key pair in the folder. */
    public Path key(String name, String type, String passphrase) throws Exception {
        Path key = folder.resolve(name);
        run("ssh-keygen", "-q", "-t", type, "-N", passphrase, "-f", key.toString());
        return key;
    }

    public void authorize(Path key) throws IOException {
        Files.write(folder.resolve("authorized_keys"), Files.readAllLines(Path.of(key + ".pub")),
                StandardOpenOption.APPEND);
    }

    /** Starts it on the same port with these host keys. */
    public void start(String... hostKeys) throws Exception {
        Path config = folder.resolve("sshd_config");
        StringBuilder text = new StringBuilder("""
                Port %d
                ListenAddress %s
                AuthorizedKeysFile %s
                PermitRootLogin yes
                PasswordAuthentication yes
                UsePAM no
                StrictModes no
                PidFile none
                Subsystem sftp internal-sftp
                """.formatted(port, address, folder.resolve("authorized_keys")));
        for (String key : hostKeys) {
            text.append("HostKey ").append(folder.resolve(key)).append('\n');
        }
        Files.writeString(config, text);
        List<String> daemon = List.of(PROGRAM.toString(), "-D", "-e", "-f", config.toString());
        process = new ProcessBuilder(knowsPasswords() ? privately(daemon) : daemon)
                .redirectErrorStream(true).redirectOutput(folder.resolve("sshd.log").toFile()).start();
        awaitPort();
    }

    private List<String> privately(List<String> daemon) throws IOException {
        Path shadow = Files.writeString(folder.resolve("shadow"), TESTER + ":" + HASH + ":19000:0:99999:7:::\n"
                // By key alone; who has no line here does not get in at all.
                + "root:*:19000:0:99999:7:::\n");
        Path passwd = Files.write(folder.resolve("passwd"), Files.readAllLines(Path.of("/etc/passwd")));
        Files.writeString(passwd, TESTER + ":x:54321:54321::/:/bin/sh\n", StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return List.of("unshare", "--mount", "sh", "-c", "mount -t tmpfs tmpfs /run && mkdir -p /run/sshd && "
                + "mount --bind " + shadow + " /etc/shadow && mount --bind " + passwd + " /etc/passwd && exec "
                + String.join(" ", daemon));
    }

    private void awaitPort() throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), 1000);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new AssertionError(Files.readString(folder.resolve("sshd.log")), e);
                }
                Thread.sleep(50);
            }
        }
    }

    /** Stops its sessions where they are, without a word to their clients, or lets them go on. */
    public void freezeSessions(boolean freeze) throws Exception {
        for (ProcessHandle session : process.descendants().toList()) {
            run("kill", freeze ? "-STOP" : "-CONT", Long.toString(session.pid()));
        }
    }

    /** Ends it and its sessions. */
    public void stop() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }

    private static int freePort(String address) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return socket.getLocalPort();
        }
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new AssertionError(output);
        }
        return output;
    }
}
