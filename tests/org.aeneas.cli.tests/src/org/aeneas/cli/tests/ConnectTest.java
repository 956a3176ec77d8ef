package org.aeneas.cli.tests;

import static org.aeneas.cli.tests.AgentSite.assertDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.project.ProjectFile;
import org.aeneas.tests.support.SourceNode;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Connections of a project from a terminal, to a real node and to the stand-ins. */
@ExtendWith(AnnouncedStandIns.class)
class ConnectTest {
    private static SourceNode node;

    @RegisterExtension
    static final BeforeAllCallback NODE = context -> begin(context);

    @TempDir
    private Path folder;
    private Path project;

    private static void begin(ExtensionContext context) {
        node = SourceNode.of(context);
    }

    @BeforeEach
    void make() {
        assertDone(Run.of("project", "create", "Troy", "--location", folder));
        project = ProjectFile.in(folder, "Troy");
    }

    @Test
    void should_keep_a_connection_that_works_and_load_the_tables() throws Exception {
        Run connected = assertDone(Typed.run(SourceNode.PASSWORD, "connect", "source", "--server", node.address(),
                "--user", SourceNode.USER, "--password-stdin", "--project", project, "--json"));
        assertEquals(2, connected.json().path("tables").asInt(), connected.out());
        String text = Files.readString(project);
        assertTrue(text.contains("\"server\": \"" + node.address() + "\"") && text.contains(SourceNode.USER), text);
        assertFalse(text.contains(SourceNode.PASSWORD), "a secret in the project file");

        Run tree = assertDone(Run.of("tree", "source", "--project", project));
        assertTrue(tree.out().contains(node.datacenter()) && tree.out().contains("orders"), tree.out());
        // Without options it is the connection that is kept, with its secret.
        assertDone(Run.of("connect", "source", "--project", project));
        assertDone(Run.of("assess", "--project", project));
    }

    @Test
    void should_say_why_a_source_is_not_reached_and_keep_nothing() throws Exception {
        String before = Files.readString(project);
        Run wrong = Typed.run("open-Sesame-8", "connect", "source", "--server", node.address(), "--user",
                SourceNode.USER, "--password-stdin", "--project", project, "--json");
        assertEquals(1, wrong.status(), wrong.out());
        assertFalse((wrong.out() + wrong.err()).contains("Sesame"), wrong.out());
        Refusal.of("connect", "source", "--server", "127.0.0.1", "--port", "1", "--project", project);
        assertEquals(before, Files.readString(project));
        assertEquals(2, Run.of("connect", "source", "--project", project).status(), "nothing is kept yet");
        assertEquals(2, Run.of("connect", "source", "--server", "a", "--port", "b", "--project", project).status());
    }

    @Test
    void should_list_the_fields_of_the_engine_in_the_help() {
        String help = assertDone(Run.of("connect", "source", "--help")).out();
        assertTrue(help.contains("--server") && help.contains("--ssl") && help.contains("9042"), help);
        assertFalse(help.contains("--password=") || help.contains("--password "), help);
    }

    @Test
    void should_connect_with_dynamodb_by_keys_that_stay_out_of_the_project(StandIns aws) throws Exception {
        Object[] command = { "connect", "target", "--access-key", aws.keys().accessKey(), "--password-stdin",
            "--region", StandIns.REGION, "--project", project };
        assertEquals(1, Typed.run("wrong" + aws.keys().secretKey(), command).status());
        assertDone(Typed.run(aws.keys().secretKey(), command));
        String text = Files.readString(project);
        assertFalse(text.contains(aws.keys().secretKey()) || text.contains(aws.keys().accessKey()), text);
        assertTrue(text.contains(StandIns.REGION), text);
        assertDone(Run.of("connect", "target", "--project", project));
        Run tree = assertDone(Run.of("tree", "target", "--project", project));
        assertTrue(tree.out().startsWith("Amazon DynamoDB"), tree.out());
    }
}
