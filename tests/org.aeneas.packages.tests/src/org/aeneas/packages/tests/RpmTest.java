package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RpmTest {

    @BeforeAll
    static void need() {
        assumeTrue(Command.exists("rpm"), "no rpm");
    }

    private static List<String> query(String format) throws Exception {
        return Command.text("rpm", "-qp", "--nosignature", "--qf", format, Built.rpm().toString()).lines().toList();
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
    void should_have_the_files_of_the_other_package() throws Exception {
        Set<String> files = new TreeSet<>(query("[%{FILENAMES}\\n]"));
        files.removeIf(name -> name.endsWith("/LICENSE"));
        String deb = Command.text("dpkg-deb", "-c", Built.deb().toString());
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
