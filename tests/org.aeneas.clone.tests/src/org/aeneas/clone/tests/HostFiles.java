package org.aeneas.clone.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.aeneas.tests.support.Execution;
import org.aeneas.tests.support.FreshSystem;
import org.aeneas.tests.support.Sshd;

/** The files of a host that stand above those of its system, written before it starts. */
final class HostFiles {
    private static final int OWNER = 20001;
    private static final String FILE = "rw-r--r--";
    private static final String PROGRAM = "rwxr-xr-x";

    private final FreshSystem system;
    private final Path upper;

    HostFiles(FreshSystem system, Path upper) {
        this.system = system;
        this.upper = upper;
    }

    /** @param path absolute, on the host; readable for everybody as are all folders that are made for it */
    void write(String path, String text) throws IOException {
        write(path, text, FILE);
    }

    void program(String path, String text) throws IOException {
        write(path, text, PROGRAM);
    }

    private void write(String path, String text, String rights) throws IOException {
        Path file = upper.resolve(path.substring(1));
        folder(file.getParent());
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    void folder(String path) throws IOException {
        folder(upper.resolve(path.substring(1)));
    }

    private void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            folder(folder.getParent());
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(PROGRAM));
        }
    }

    /** Makes the folder, and gives all in it to Cassandra's user. */
    void giveToCassandra(String path) throws IOException, InterruptedException {
        folder(path);
        Execution.text("chown", "-R", OWNER + ":" + OWNER, upper.resolve(path.substring(1)).toString());
    }

    /** Cassandra's user, and those who log in ({@link TestHost}): with the key, or with {@link Sshd#PASSWORD}. */
    void people(String publicKey) throws IOException {
        StringBuilder passwd = new StringBuilder(Files.readString(system.files().resolve("etc/passwd")));
        StringBuilder group = new StringBuilder(Files.readString(system.files().resolve("etc/group")));
        StringBuilder shadow = new StringBuilder(Files.readString(system.files().resolve("etc/shadow")));
        String[] names = {TestHost.CASSANDRA, TestHost.OPERATOR, TestHost.ADMINISTRATOR, TestHost.GUEST};
        for (int i = 0; i < names.length; i++) {
            int id = OWNER + i;
            boolean service = i == 0;
            passwd.append("%s:x:%d:%d::%s:%s%n".formatted(names[i], id, id, service ? "/var/lib/cassandra" : "/tmp",
                    service ? "/usr/sbin/nologin" : "/bin/sh"));
            group.append("%s:x:%d:%n".formatted(names[i], id));
            shadow.append("%s:%s:19000:0:99999:7:::%n".formatted(names[i], service ? "*" : Sshd.HASH));
        }
        write("/etc/passwd", passwd.toString());
        write("/etc/group", group.toString());
        write("/etc/shadow", shadow.toString(), "rw-r-----");
        // For a clock that is off: sudo takes no library from its caller.
        write("/etc/sudoers.d/people", "Defaults env_file=/etc/environment\n" + TestHost.OPERATOR
                + " ALL=(ALL) NOPASSWD: ALL\n" + TestHost.ADMINISTRATOR + " ALL=(ALL) ALL\n", "r--r-----");
        write("/etc/ssh/people", publicKey);
        write("/etc/ssh/sshd_config.d/test.conf", "HostKey /etc/ssh/host\nAuthorizedKeysFile /etc/ssh/people\n");
    }

    void hostKey() throws IOException, InterruptedException {
        folder("/etc/ssh");
        Execution.text("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", upper.resolve("etc/ssh/host").toString());
    }
}
