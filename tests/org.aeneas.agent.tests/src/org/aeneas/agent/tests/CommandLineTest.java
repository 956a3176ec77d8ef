package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.AgentCommandLine;
import org.aeneas.agent.Terminal;
import org.aeneas.agent.settings.AgentFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    Path folder;

    private AgentFolders folders;
    private final List<String> served = new ArrayList<>();

    @BeforeEach
    void start() {
        folders = new AgentFolders(folder);
    }

    private Script run(int status, String... arguments) {
        Script screen = new Script();
        assertEquals(status, new AgentCommandLine(folders, screen, "1.2.3", this::find)
                .run(Arrays.asList(arguments)), screen::text);
        return screen;
    }

    private Optional<AgentCommand> find(String name) {
        return name.equals("unregister") ? Optional.empty() : Optional.of(new AgentCommand() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int run(List<String> arguments, Terminal terminal) {
                served.add(name + arguments);
                return 0;
            }
        });
    }

    private void machine(int processors, long kilobytes, String fuse) throws Exception {
        write("/proc/cpuinfo", "processor\t: 0\nmodel name\t: processor\n\n".repeat(processors));
        write("/proc/meminfo", "MemTotal:       " + kilobytes + " kB\nMemFree: 1 kB\n");
        write("/etc/fuse.conf", fuse);
    }

    private void write(String name, String text) throws Exception {
        Files.createDirectories(folders.at(name).getParent());
        Files.writeString(folders.at(name), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-version", "--version"})
    void should_take_one_dash_or_two(String option) {
        assertEquals("1.2.3", run(0, option).text());
    }

    @Test
    void should_hand_over_to_the_service_and_name_what_an_installation_lacks() {
        run(0);
        run(0, "-status");
        assertEquals(List.of("serve[]", "status[]"), served);
        run(1, "--unregister").assertShown("This installation cannot do that. [unregister]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "nonsense", "--check more", "--configure --answers", "--configure now"})
    void should_show_the_usage_for_what_it_does_not_know(String arguments) {
        run(2, arguments.split(" ")).assertShown("Usage: sudo java -jar aws-cassandra-extractor.jar OPTION");
    }

    @Test
    void should_name_the_settings_that_it_cannot_mount_by() {
        run(1, "-mnt").assertShown(folders.settings().toString());
    }

    @Test
    void should_warn_of_a_machine_that_is_too_small() throws Exception {
        machine(4, 8_000_000, "# mount_max = 1000\n#user_allow_other\n");

        Script screen = run(1, "--check");

        screen.assertShown("WARNING  4 virtual CPUs: at least 8 are recommended");
        screen.assertShown("WARNING  8 GB of memory: at least 16 GB are recommended");
        screen.assertShown("MISSING  user_allow_other in " + folders.at("/etc/fuse.conf"));
        screen.assertShown("MISSING  settings " + folders.settings());
        screen.assertShown("MISSING  user aws-cassandra-extractor");
    }

    @Test
    void should_find_nothing_to_warn_of_where_all_is_there() throws Exception {
        machine(8, 16_100_000, "user_allow_other\n");
        write("/etc/passwd", "aws-cassandra-extractor:x:54322:54322::/:/bin/false\n");

        Script screen = run(1, "--check");

        screen.assertShown("OK       8 virtual CPUs");
        screen.assertShown("OK       16 GB of memory");
        screen.assertShown("OK       user_allow_other");
        screen.assertShown("OK       user aws-cassandra-extractor");
        screen.assertShown("OK       Java " + Runtime.version().feature());
        assertTrue(screen.lines().stream().noneMatch(line -> line.startsWith("WARNING")), screen::text);
    }

    @Test
    void should_check_that_the_services_user_may_use_its_folders() throws Exception {
        machine(8, 16_100_000, "user_allow_other\n");
        write("/etc/passwd", "aws-cassandra-extractor:x:54322:54322::/:/bin/false\n");
        write("/etc/cassandra-data-extractor/agent-settings.yaml", "output-folder: " + folder.resolve("out") + "\n");
        Files.createDirectories(folder.resolve("out"));
        Files.createDirectories(folders.at("/var/log/cassandra-data-extractor"));

        Script screen = run(1, "--check");

        screen.assertShown("MISSING  The settings name no data providers.");
        screen.assertShown("MISSING  folder " + folders.at("/var/log/cassandra-data-extractor")
                + ": let the user aws-cassandra-extractor write to it");
        screen.assertShown("MISSING  folder " + folders.at("/mnt/cassandra-data-extractor") + ": make it");
    }
}
