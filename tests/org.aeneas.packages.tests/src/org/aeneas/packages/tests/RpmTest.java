package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.aeneas.tests.support.Execution;
import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RpmTest {
    private static final String NAME = "aws-cassandra-extractor";

    @BeforeAll
    static void need() {
        assumeTrue(Execution.exists("rpm"), "no rpm");
    }

    private static List<String> query(String format) throws Exception {
        return Execution.text("rpm", "-qp", "--nosignature", "--qf", format, Built.rpm().toString()).lines().toList();
    }

    @Test
    void should_have_the_names_of_the_guide() throws Exception {
        assertEquals(List.of("aws-cassandra-extractor " + Built.version(Built.rpm()) + " x86_64 Apache-2.0"),
                query("%{NAME} %{VERSION} %{ARCH} %{LICENSE}\\n"));
    }

    @Test
    void should_need_what_the_agent_calls_by_names_that_all_kin_have() throws Exception {
        List<String> needs = query("[%{REQUIRENAME}\\n]");
        assertTrue(needs.containsAll(List.of("/usr/bin/sshfs", "/usr/bin/fusermount3", "/usr/bin/expect",
                "/usr/bin/ssh", "/usr/bin/java", "(java-17-headless or java-21-headless or java-25-headless)")),
                needs.toString());
    }

    @Test
    void should_go_into_an_empty_root_only_by_force_and_out_of_it_again(@TempDir Path root) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "rpm wants root for another root");
        Set<String> needs = new TreeSet<>(query("[%{REQUIRENAME}\n]"));
        needs.removeIf(name -> name.startsWith("rpmlib("));
        String needed = " is needed by ";

        Execution refused = at(root, "-i", Built.rpm().toString());
        assertEquals(needs, refused.text().lines().filter(line -> line.contains(needed))
                .map(line -> line.substring(0, line.indexOf(needed)).strip())
                .collect(Collectors.toCollection(TreeSet::new)));
        assertFalse(Files.exists(root.resolve("usr")), refused.text());

        // No shell is there for its scripts.
        assertEquals(new Execution(0, ""), at(root, "-i", "--nodeps", "--noscripts", Built.rpm().toString()));
        assertEquals(new Execution(0, ""), at(root, "-V", "--nodeps", "--noscripts", NAME), "all is as it was packed");
        assertEquals(new Execution(0, ""), at(root, "-e", "--noscripts", NAME));
        assertEquals(List.of(), Folders.files(root).stream().filter(file -> !file.toString().contains("rpmdb"))
                .toList());
    }

    private static Execution at(Path root, String... words) throws Exception {
        // This machine's rpm may be one that Debian has warned against using for itself.
        List<String> command = new ArrayList<>(List.of("rpm", "--force-debian", "--nosignature", "--root",
                root.toString()));
        command.addAll(List.of(words));
        return Execution.run(command);
    }

    @Test
    void should_have_the_files_of_the_other_package() throws Exception {
        Set<String> files = new TreeSet<>(query("[%{FILENAMES}\\n]"));
        files.removeIf(name -> name.endsWith("/LICENSE"));
        String deb = Execution.text("dpkg-deb", "-c", Built.deb().toString());
        Set<String> others = deb.lines().map(line -> line.split(" +", 6)[5].split(" -> ")[0].replaceFirst("^[.]", ""))
                .map(name -> name.replaceFirst("/$", "")).filter(name -> !name.contains("/doc"))
                .collect(Collectors.toCollection(TreeSet::new));
        others.removeAll(Set.of("/usr", "/usr/lib", "/usr/share", "/usr/lib/systemd", "/usr/lib/systemd/system"));

        assertEquals(others, files);
    }

    @Test
    void should_have_only_closed_files_of_root() throws Exception {
        for (String line : query("[%{FILEMODES:perms} %{FILEUSERNAME} %{FILEGROUPNAME} %{FILENAMES}\\n]")) {
            String[] fields = line.split(" ");
            String expected = fields[0].startsWith("d") || fields[3].endsWith("/setup") ? "rwxr-xr-x" : "rw-r--r--";
            assertTrue(line.startsWith("l") || line.substring(1).startsWith(expected + " root root "), line);
        }
    }
}
