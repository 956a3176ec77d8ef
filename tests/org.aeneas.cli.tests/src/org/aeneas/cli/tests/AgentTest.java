package org.aeneas.cli.tests;

import static org.aeneas.cli.tests.AgentSite.assertDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.server.tests.Agent;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Progress;
import org.aeneas.project.DataFolder;
import org.aeneas.project.KnownTask;
import org.aeneas.project.Project;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;

/** Agents and their tasks from a terminal, with a real agent. */
@ExtendWith(AnnouncedStandIns.class)
class AgentTest {
    @TempDir
    private Path folder;
    private StandIns aws;
    private AgentSite site;
    private Path project;

    @BeforeEach
    void make(StandIns standIns) throws Exception {
        aws = standIns;
        site = new AgentSite(folder, standIns);
        project = site.project("Troy");
    }

    @AfterEach
    void clean() {
        for (String table : List.of("gen.plain", "faults.rejects")) {
            aws.session().tables().describe(table).ifPresent(it -> aws.session().tables().delete(table,
                    Progress.NONE));
        }
    }

    @Test
    void should_go_from_an_agent_that_is_registered_to_a_table_that_is_loaded() throws Exception {
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            register();
            Run list = assertDone(Run.of("agent", "list", "--project", project, "--json"));
            assertEquals("connected", list.json().path("agents").path(0).path("state").asText(), list.out());
            assertTrue(Run.of("agent", "list", "--project", project).out().contains("1 of 1 ready"));

            Refusal.of("task", "create", "first", "--all-tables", "--project", project).withCode("not-confirmed")
                    .saying("whether that is a clone").advising("--allow-production");
            Refusal.of("task", "create", "first", "--table", "gen.nothing", "--allow-production", "--project", project)
                    .withCode("table-unknown").about("gen.nothing");
            Run created = assertDone(Run.of("task", "create", "first", "--all-tables", "--allow-production",
                    "--encrypt-local", "--encrypt-s3", "sse-s3", "--delete-local", "--compression", "zstd", "--threads",
                    2, "--log-level", "debug", "--description", "by a terminal", "--project", project, "--json"));
            JsonNode task = created.json().path("task").path("task");
            assertEquals("created", task.path("state").asText(), created.out());
            assertEquals(List.of("first"), AgentSite.read(project).tasks().stream().map(KnownTask::name).toList());

            assertDone(Run.of("task", "start", "first", "--project", project));
            Run followed = assertDone(Run.of("task", "status", "first", "--follow", "--project", project));
            assertTrue(followed.err().contains("first: running") || followed.err().contains("first: done"),
                    followed.err());
            assertTrue(followed.out().contains("gen.plain") && followed.out().contains("40"), followed.out());
            int[] items = new int[1];
            aws.session().items().scan("gen.plain", 0, 1, page -> items[0] += page.size());
            assertEquals(40, items[0]);
            Run all = Run.of("task", "status", "--project", project, "--json");
            assertEquals("done", all.json().path("tasks").path(0).path("state").asText(), all.out());

            Path log = folder.resolve("first.log");
            assertDone(Run.of("task", "logs", "first", "--out", log, "--project", project));
            assertTrue(Files.readString(log).contains("gen.plain"), "the log names its tables");
            assertTrue(Run.of("task", "logs", "first", "--project", project).out().contains("gen.plain"));
            Path rejects = folder.resolve("rejects.jsonl");
            assertDone(Run.of("task", "rejects", "first", "--out", rejects, "--project", project));
            assertTrue(Files.readString(rejects).contains("faults.rejects"), Files.readString(rejects));
            assertTrue(Run.of("task", "rejects", "first", "--table", "gen.plain", "--project", project).out()
                    .contains("Nothing was rejected"));
            Refusal.of("task", "finish", "first", "--project", project).withCode("nothing-to-finish")
                    .saying("ends by itself");

            Refusal.of("task", "delete", "first", "--project", project).withCode("not-confirmed").advising("--yes");
            assertDone(Run.of("task", "delete", "first", "--yes", "--project", project));
            assertEquals(List.of(), AgentSite.read(project).tasks());
            Refusal.of("task", "start", "first", "--project", project).withCode("task-unknown").about("first");

            Refusal.of("agent", "unregister", "--project", project).withCode("not-confirmed").advising("--yes");
            assertDone(Run.of("agent", "unregister", "--yes", "--project", project));
            assertEquals(List.of(), AgentSite.read(project).agents());
        }
    }

    @Test
    void should_stop_resume_and_warn_of_what_runs() throws Exception {
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Fault.Kind.DELAY).withDelay(3_000));
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            register();
            assertDone(Run.of("task", "create", "--table", "gen.plain", "--allow-production", "--project", project));
            assertDone(Run.of("task", "start", "plain", "--project", project));
            assertDone(Run.of("task", "start", "plain", "--project", project));
            Refusal.of("agent", "unregister", "Beside Troy", "--project", project).withCode("not-confirmed")
                    .saying("plain", "go on");
            assertDone(Run.of("task", "stop", "plain", "--project", project));
            Run stopped = Run.of("task", "status", "plain", "--follow", "--project", project);
            assertEquals(1, stopped.status(), "stopped is not done: " + stopped.out());
            assertTrue(stopped.out().contains("stopped"), stopped.out());
            aws.traffic().clear();
            assertDone(Run.of("task", "start", "plain", "--project", project));
            assertDone(Run.of("task", "status", "plain", "--follow", "--project", project));
        }
    }

    @Test
    void should_let_dms_load_and_take_away_what_it_needed() throws Exception {
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            register();
            Object[] create = {"task", "create", "bydms", "--table", "gen.plain", "--allow-production", "--dms",
                "--project", project};
            Refusal.of(with(create, "--replication-instance", "nothing")).withCode("dms-instance").about("nothing")
                    .advising("aeneas-dms (available)");
            Refusal.of(with(create, "--role", "nobody")).withCode("dms-role").about("nobody").advising("aeneas-dms");
            Path settings = Files.writeString(folder.resolve("settings.json"), "{\"FullLoadSettings\":");
            Refusal.of(with(create, "--dms-settings", settings)).withCode("dms-settings")
                    .about("line 1, column 21");
            Files.writeString(settings, "{\"FullLoadSettings\":{\"CommitRate\":500}}");
            Run created = assertDone(Run.of(with(create, "--dms-settings", settings, "--json")));
            assertEquals("local-dms", created.json().path("task").path("task").path("kind").asText(), created.out());
            assertDone(Run.of("task", "start", "bydms", "--project", project));
            assertDone(Run.of("task", "status", "bydms", "--follow", "--project", project));
            Refusal.of(create).withCode("dms-name-taken").about("bydms").advising("another task name");
            int[] items = new int[1];
            aws.session().items().scan("gen.plain", 0, 1, page -> items[0] += page.size());
            assertEquals(40, items[0]);
            assertTrue(aws.session().replications().find("bydms").isPresent());
            assertDone(Run.of("task", "delete", "bydms", "--with-dms", "--with-staged", "--yes", "--project",
                    project));
            assertTrue(aws.session().replications().find("bydms").isEmpty());
            assertEquals(List.of(), aws.session().objects().list(AgentSite.BUCKET, "bydms/"));
        }
    }

    private static Object[] with(Object[] command, Object... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray();
    }

    @Test
    void should_not_register_an_agent_whose_certificate_nobody_has_confirmed() throws Exception {
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            Refusal shown = Refusal.of(site.registration(project)).withCode("not-confirmed").advising("--fingerprint");
            assertTrue(shown.remedy().contains(fingerprint()), shown.toString());
            Refusal.of(site.registration(project, "--fingerprint", "00:".repeat(31) + "00"))
                    .withCode("fingerprint-wrong").saying(fingerprint());
            assertEquals(List.of(), AgentSite.read(project).agents());
        }
    }

    @Test
    void should_refuse_a_second_registrant_by_the_name_of_the_first_until_it_takes_over() throws Exception {
        Path other = site.project("Carthage");
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            register();
            // The workbench is the same registrant: it registers the same project again.
            register();
            assertEquals(1, AgentSite.read(project).agents().size());
            Object[] wanted = site.registration(other, "--fingerprint", fingerprint());
            Refusal.of(wanted).withCode("agent-taken").about("Troy").advising("--take-over");
            Refusal.of(site.registration(other, "--fingerprint", fingerprint(), "--take-over", "Toys"))
                    .withCode("confirmation-wrong").about("Troy");
            assertDone(Run.of(site.registration(other, "--fingerprint", fingerprint(), "--take-over", "Troy")));
            JsonNode lost = Run.of("agent", "list", "--project", project, "--json").json().path("agents").path(0);
            assertEquals("not registered", lost.path("state").asText(), lost.toString());
            assertEquals("Carthage", lost.path("problem").path("object").asText(), lost.toString());
            assertDone(Run.of("agent", "unregister", "--yes", "--project", project));
        }
    }

    @Test
    void should_say_that_the_password_of_an_agent_without_ssl_is_wrong() throws Exception {
        Path home = Files.createDirectory(folder.resolve("plain"));
        try (Agent agent = Agent.open(home, Agent.plain(home))) {
            String address = "127.0.0.1:" + agent.port();
            Run wrong = Typed.run("wrong horse", "agent", "register", address, "--no-ssl", "--password-stdin",
                    "--project", project, "--json");
            assertEquals(1, wrong.status(), wrong.out());
            assertEquals("not-authenticated", wrong.json().path("error").path("code").asText(), wrong.out());
            assertFalse((wrong.out() + wrong.err()).contains("horse"), wrong.out());
            assertEquals(List.of(), AgentSite.read(project).agents());

            assertDone(Typed.run(Agent.PASSWORD, "agent", "register", address, "--no-ssl", "--password-stdin",
                    "--project", project));
            assertFalse(Files.readString(project).contains(Agent.PASSWORD), "a secret in the project file");
            Run list = assertDone(Run.of("agent", "list", "--project", project, "--json"));
            assertEquals("connected", list.json().path("agents").path(0).path("state").asText(), list.out());
            assertEquals(2, Run.of("agent", "register", address, "--no-ssl", "--project", project).status());
        }
    }

    @Test
    void should_only_forget_an_agent_that_does_not_answer() throws Exception {
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            register();
        }
        Run list = assertDone(Run.of("agent", "list", "--project", project));
        assertTrue(list.out().contains("unreachable"), list.out());
        Refusal.of("agent", "unregister", "--yes", "--project", project).withCode("agent-unreachable")
                .advising("--forget");
        assertDone(Run.of("agent", "unregister", "--forget", "--project", project));
        assertEquals(List.of(), AgentSite.read(project).agents());
    }

    @Test
    void should_keep_nothing_while_a_workbench_has_the_data_folder() throws Exception {
        Project before = AgentSite.read(project);
        try (DataFolder.Lock workbench = DataFolder.ofUser().lock()) {
            Run refused = Typed.run(aws.keys().secretKey(), "connect", "target", "--project", project, "--access-key",
                    aws.keys().accessKey(), "--password-stdin", "--region", StandIns.REGION, "--json");
            assertEquals("data-folder-in-use", refused.json().path("error").path("code").asText(), refused.out());
        }
        assertEquals(before, AgentSite.read(project));
    }

    private void register() {
        assertDone(Run.of(site.registration(project, "--fingerprint", fingerprint())));
    }

    private String fingerprint() {
        try (AgentClient client = site.machine.client(UUID.randomUUID())) {
            return client.greet().fingerprint().orElseThrow();
        }
    }
}
