package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.aeneas.tests.support.TerminalUser;
import org.aeneas.tests.support.TerminalUser.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the command line asks, at a real terminal. */
@ExtendWith(StandIns.Extension.class)
class CommandLineOnTerminalTest {
    private static final String MASTER = "open sesame";
    private static final String NEW_MASTER = "New master password, for the secret storage of this machine: ";
    private static final String KNOWN_MASTER = "Master password of the secret storage: ";

    /** Of all tests, so that the framework starts from its caches. */
    @TempDir
    static Path caches;

    @TempDir
    Path folder;

    private TerminalUser user() {
        return new TerminalUser().with(Map.of("AENEAS_CONFIGURATION", caches.toString(), "AENEAS_DATA",
                folder.resolve("data").toString(), "AENEAS_STATE", folder.resolve("state").toString(),
                "JAVA_HOME", System.getProperty("java.home"), "TERM", "xterm"));
    }

    private Seen run(TerminalUser user, String... arguments) throws Exception {
        return user.run(folder, Stream.concat(Stream.of(Built.commandLine().toString()), Stream.of(arguments)).toList());
    }

    private Seen connect(TerminalUser user, StandIns aws, boolean withKey) throws Exception {
        TerminalUser there = user.with(aws.environment());
        Seen seen = withKey ? run(there, "connect", "target", "--access-key", aws.keys().accessKey(), "--region",
                StandIns.REGION, "--keep-as", "ours") : run(there, "connect", "target");
        assertFalse(seen.text().contains(aws.keys().secretKey()) || seen.text().contains(MASTER), seen.text());
        return seen;
    }

    @Test
    void should_keep_a_key_under_a_master_password_and_show_neither(StandIns aws) throws Exception {
        String question = "Secret key of " + aws.keys().accessKey() + ": ";
        String key = aws.keys().secretKey();
        assertEquals(0, run(user(), "project", "create", "Troy").status());

        // Without a locale a terminal has UTF-8 all the same.
        Seen refused = connect(user().with(Map.of("LC_ALL", "C")).asked(question, key).asked(NEW_MASTER, "Öffne dich")
                .asked("The same again: ", "Öffne dich"), aws, true);
        assertEquals(1, refused.status(), refused.text());
        refused.assertShown("The master password has a character that is not of ASCII");

        Seen kept = connect(user().asked(question, key).asked(NEW_MASTER, MASTER).asked("The same again: ", MASTER),
                aws, true);
        assertEquals(0, kept.status(), kept.text());
        assertEquals(0, connect(user().asked(KNOWN_MASTER, MASTER), aws, false).status());

        Seen wrong = connect(user().asked(KNOWN_MASTER, "open barley"), aws, false);
        assertEquals(1, wrong.status(), wrong.text());
        wrong.assertShown("That is not the master password of the secret storage.");
    }

    @Test
    void should_leave_the_terminal_as_it_was_when_a_question_is_interrupted() throws Exception {
        assertEquals(0, run(user(), "project", "create", "Troy").status());

        Seen seen = run(user().sees("Password: ").presses("half a wo").pauses().presses(TerminalUser.CTRL_C),
                "connect", "source", "--server", "127.0.0.1", "--user", "reader");

        assertEquals(130, seen.status(), seen.text());
        assertEquals("Password: \n", seen.text());
    }

    @Test
    void should_draw_nothing_over_a_question_amid_work_and_end_when_it_is_interrupted() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        try (Sshd sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")))) {
            Path hosts = Files.writeString(folder.resolve("hosts.json"), """
                    {"login": {"user": "%s", "port": %d}, "first": "127.0.0.1", "source": [], "nodes": [{"address":
                    "127.0.0.2", "home": "/cassandra", "data": ["/data"], "java": "/java", "user": "cassandra"}]}"""
                    .formatted(Sshd.user(), sshd.target().port()));
            String password = "SSH password of " + Sshd.user() + ": ";

            Seen seen = run(user().asked("Is it right? (yes/no) ", "yes").sees(password).pauses()
                    .presses(TerminalUser.CTRL_C), "clone", "plan", "--hosts", hosts.toString(), "--consistency",
                    "LOCAL_QUORUM");

            assertEquals(130, seen.status(), seen.text());
            assertTrue(seen.text().endsWith("\n" + password + "\n"), "drawn over: " + seen.text());
        }
    }
}
