package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.tests.support.Execution;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Machine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebTest {
    private static final String HOME = "./usr/share/aws-cassandra-extractor/";

    @TempDir
    Path folder;

    @BeforeAll
    static void need() {
        assumeTrue(Execution.exists("dpkg-deb"), "no dpkg-deb");
    }

    /** Mode and owner of each entry by name, as {@code tar} tells them; of a link with its target. */
    private static Map<String, String> entries() throws Exception {
        Map<String, String> entries = new HashMap<>();
        for (String line : Execution.text("dpkg-deb", "-c", Built.deb().toString()).lines().toList()) {
            String[] fields = line.split(" +", 6);
            String[] name = fields[5].split(" -> ");
            String kind = name.length > 1 ? "-> " + name[1] : fields[0] + " " + fields[1];
            assertFalse(entries.containsKey(name[0]) && !name[0].endsWith("/"), "twice: " + line);
            entries.put(name[0], kind);
        }
        return entries;
    }

    private static String field(String name) throws Exception {
        return Execution.text("dpkg-deb", "-f", Built.deb().toString(), name).strip();
    }

    @Test
    void should_have_the_names_and_needs_of_the_guide() throws Exception {
        assertEquals("aws-cassandra-extractor", field("Package"));
        assertEquals(Built.version(Built.deb()), field("Version"));
        assertEquals("amd64", field("Architecture"));
        List<String> needs = Arrays.asList(field("Depends").split(", *"));
        for (String need : List.of("sshfs", "fuse3", "expect", "openssh-client")) {
            assertTrue(needs.contains(need), needs.toString());
        }
        assertTrue(needs.get(0).startsWith("openjdk-17-jre-headless | java17-runtime-headless"), needs.toString());
    }

    @Test
    void should_have_only_closed_files_of_root() throws Exception {
        entries().forEach((name, kind) -> {
            String expected = name.endsWith("/") ? "drwxr-xr-x root/root"
                    : name.equals(HOME + "setup") ? "-rwxr-xr-x root/root" : "-rw-r--r-- root/root";
            assertTrue(kind.equals(expected) || kind.startsWith("-> "), name + " is " + kind);
        });
    }

    @Test
    void should_have_the_jar_of_the_guide_its_link_and_its_product() throws Exception {
        Map<String, String> entries = entries();

        assertTrue(entries.containsKey(HOME + "aws-cassandra-extractor.jar"));
        assertEquals("-> ../aws-cassandra-extractor/aws-cassandra-extractor.jar",
                entries.get("./usr/share/cassandra-extractor/rest-extraction-service.jar"));
        for (String bundle : List.of("org.aeneas.agent_", "org.aeneas.agent.task_", "org.xerial.sqlite-jdbc_",
                "org.snakeyaml.engine_", "ch.qos.logback.classic_", "org.aeneas.sstable.v3_",
                "org.aeneas.sstable.v5_")) {
            assertTrue(entries.keySet().stream().anyMatch(name -> name.startsWith(HOME + "plugins/" + bundle)), bundle);
        }
        assertTrue(entries.keySet().stream().noneMatch(name -> name.matches(".*(swt|org[.]eclipse[.]ui|org.aeneas.ui|"
                + "org.aeneas.sandbox|/p2/|[.]tests).*")), entries.keySet().toString());
    }

    @Test
    void should_name_no_folder_of_the_machine_that_has_built_it() throws Exception {
        Execution.text("dpkg-deb", "-R", Built.deb().toString(), folder.toString());
        String clone = Path.of("../..").toRealPath().toString();

        for (Path file : Folders.files(folder)) {
            if (Files.size(file) < 1 << 20 && !file.toString().endsWith(".jar")) {
                assertFalse(Folders.contents(file.getParent()).get(file.getFileName().toString()).contains(clone),
                        file.toString());
            }
        }
    }

    @Test
    void should_have_scripts_without_a_fault_that_shellcheck_finds() throws Exception {
        assumeTrue(Execution.exists("shellcheck"), "no shellcheck");
        // 1091: debconf's own script is not looked into.
        String[] command = {"shellcheck", "--shell=sh", "--exclude=SC1091"};
        List<Path> scripts = List.of(Machine.script(folder), Built.SOURCES.resolve("deb/config"),
                Built.SOURCES.resolve("deb/postinst"), Built.SOURCES.resolve("deb/prerm"),
                Built.SOURCES.resolve("deb/postrm"), Built.SOURCES.resolve("rpm/before-installation"),
                Built.SOURCES.resolve("rpm/after-installation"), Built.SOURCES.resolve("rpm/after-transaction"),
                Built.SOURCES.resolve("rpm/before-removal"),
                Built.SOURCES.resolve("root/usr/share/aws-cassandra-extractor/setup"));
        for (Path script : scripts) {
            String[] all = Arrays.copyOf(command, command.length + 1);
            all[command.length] = script.toString();
            Execution.text(all);
        }
    }
}
