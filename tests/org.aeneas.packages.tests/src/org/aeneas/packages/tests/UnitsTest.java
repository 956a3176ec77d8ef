package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.tests.support.Execution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    private static final AgentFolders FOLDERS = AgentFolders.ofMachine();
    private static final String SERVICE = "aws-cassandra-extractor.service";
    private static final String MOUNT = "aws-cassandra-extractor-mount.service";

    private static List<String> lines(String unit) throws IOException {
        return Files.readAllLines(Built.UNITS.resolve(unit));
    }

    private static void has(String unit, String line) throws IOException {
        assertTrue(lines(unit).contains(line), unit + " lacks: " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {SERVICE, MOUNT, "aws-cassandra-extractor-mount.timer",
            "aws-cassandra-extractor-mount.path"})
    void should_be_right_for_systemd(String unit) throws Exception {
        assumeTrue(Execution.exists("systemd-analyze"), "no systemd-analyze");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/java")), "no /usr/bin/java");

        assertEquals("", Execution.text("systemd-analyze", "verify", "--man=no", Built.UNITS.resolve(unit).toString()));
    }

    @Test
    void should_leave_the_service_little_that_it_could_harm() throws Exception {
        assumeTrue(Execution.exists("systemd-analyze"), "no systemd-analyze");

        // In tenths: at most 2.0 of 10, what systemd calls OK.
        Execution.text("systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20",
                Built.UNITS.resolve(SERVICE).toString());
    }

    @Test
    void should_name_the_user_and_the_files_that_the_agent_expects() throws Exception {
        has(SERVICE, "User=" + ServiceUser.NAME);
        has(SERVICE, "LoadCredential=" + FOLDERS.secretsKey().getFileName() + ":" + FOLDERS.secretsKey());
        has(SERVICE, "RuntimeDirectory=" + FOLDERS.remountRequest().getParent().getFileName());
        has(SERVICE, "EnvironmentFile=-" + FOLDERS.environment());
        has(SERVICE, "ReadWritePaths=" + FOLDERS.configuration());
        has("aws-cassandra-extractor-mount.path", "PathExists=" + FOLDERS.remountRequest());
    }

    @Test
    void should_let_sshfs_live_on_and_its_mounts_be_seen_by_all() throws Exception {
        has(MOUNT, "KillMode=process");
        // Each of these gives a unit mounts of its own.
        assertTrue(lines(MOUNT).stream().noneMatch(line -> line.matches(
                "(Protect|Private|ReadOnly|ReadWrite|Inaccessible|Bind|Temporary|State|Cache|Root|Mount).*=.*")));
    }
}
