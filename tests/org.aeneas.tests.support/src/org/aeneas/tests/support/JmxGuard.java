package org.aeneas.tests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.aeneas.sandbox.CassandraVersion;

/**
 * What makes a node's JMX ask for a password, as cassandra-env.sh does it: by jmxremote.password and jmxremote.access.
 *
 * @param password of both users; another one each time, since some nodes listen on more than the loopback address
 */
public record JmxGuard(Path folder, String password) {
    /** Who may do everything. */
    public static final String USER = "operator";
    /** Who may only look. */
    public static final String READER = "onlooker";

    /** @param folder an empty one */
    public static JmxGuard in(Path folder) throws IOException {
        JmxGuard guard = new JmxGuard(folder, "jmx-" + UUID.randomUUID());
        guard.write("jmxremote.password", USER + " " + guard.password, READER + " " + guard.password);
        guard.write("jmxremote.access", USER + " readwrite", READER + " readonly");
        return guard;
    }

    /** Java refuses such files where others may read them. */
    private void write(String name, String... lines) throws IOException {
        Path file = Files.createFile(folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, List.of(lines));
    }

    /** Options of the node's JVM. */
    public String[] jvmOptions(CassandraVersion version, String... more) {
        String prefix = "-Dcom.sun.management.jmxremote.";
        List<String> options = new ArrayList<>(List.of(prefix + "authenticate=true", prefix + "ssl=false",
                prefix + "password.file=" + folder.resolve("jmxremote.password"),
                prefix + "access.file=" + folder.resolve("jmxremote.access")));
        if (version.java() > 8) {
            // Cassandra's own check of passwords makes use of Java's.
            options.add("--add-exports=java.management/com.sun.jmx.remote.security=ALL-UNNAMED");
        }
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }
}
