package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a clone from being planned or gone on with is said before any host is touched. */
class CloneRefusalTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{ \"frist\": \"10.0.0.1\" }|\"frist\" is not known", "{ \"first\": |Line",
        "{}|\"first\"", "{ \"first\": \"10.0.0.1\", \"nodes\": [ { \"address\": \"10.0.1.1\" } ] }|lacks one of" })
    void should_say_what_is_wrong_with_the_file_of_hosts(String text, String said) throws IOException {
        Path hosts = Files.writeString(folder.resolve("hosts.json"), text);
        Refusal.of("clone", "plan", "--hosts", hosts, "--consistency", "LOCAL_QUORUM").withCode("clone-file")
                .about(hosts).saying(said).advising("README");
    }

    @Test
    void should_say_that_there_is_no_file_of_hosts() {
        Path hosts = folder.resolve("missing.json");
        Refusal.of("clone", "run", "--hosts", hosts, "--consistency", "ONE,QUORUM").withCode("clone-file").about(hosts);
    }

    @Test
    void should_say_that_there_is_no_journal_to_go_on_with() throws IOException {
        Path hosts = Files.writeString(folder.resolve("hosts.json"), "{ \"first\": \"10.0.0.1\" }");
        Path journal = folder.resolve("none.journal");
        for (String command : new String[] { "resume", "undo", "status" }) {
            Refusal.of("clone", command, "--hosts", hosts, "--journal", journal).withCode("journal-missing")
                    .about(journal);
        }
        assertTrue(Files.notExists(journal));
    }

    @Test
    void should_not_take_another_file_for_a_journal() throws IOException {
        Path hosts = Files.writeString(folder.resolve("hosts.json"), "{ \"first\": \"10.0.0.1\" }");
        Path other = Files.writeString(folder.resolve("other.journal"), "not a journal, but long enough to be read");
        Run run = Run.of("clone", "status", "--json", "--hosts", hosts, "--journal", other);
        assertEquals(1, run.status());
        assertEquals("local-file-damaged", run.json().path("error").path("code").asText(), run.out());
    }

    @Test
    void should_say_that_a_host_does_not_answer() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path hosts = Files.writeString(folder.resolve("hosts.json"), """
                // One node, and nobody there.
                { "first": "127.0.0.1", "login": { "user": "nobody", "port": %d, "key": "none" } }
                """.formatted(port));
        Run run = Run.of("clone", "plan", "--json", "--hosts", hosts, "--consistency", "ONE", "--accept-new-hosts");
        assertEquals(1, run.status());
        assertEquals("connection-refused", run.json().path("error").path("code").asText(), run.out());
    }
}
