package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.aeneas.core.schema.SchemaReader;
import org.aeneas.mapping.TableOptions;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SourceMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Project files from a terminal: made, shown, looked for, and without a connection. */
class ProjectTest {
    private static final String SCHEMA = """
            CREATE TABLE shop.orders (day date, id uuid, price decimal, PRIMARY KEY (day, id));
            CREATE TABLE shop.customers (id int PRIMARY KEY, name text);
            """;

    @TempDir
    private Path folder;

    @Test
    void should_make_a_project_that_the_workbench_opens() {
        Run made = Run.of("project", "create", "Troy: the move", "--location", folder, "--json");
        assertEquals(0, made.status(), made.err());
        Path file = Path.of(made.json().path("file").asText());
        assertEquals(ProjectFile.in(folder, "Troy: the move"), file);
        ProjectSession session = ProjectSession.open(file);
        assertEquals("Troy: the move", session.project().name());
        assertEquals("cassandra", session.project().sourceEngine());
        assertEquals(made.json().path("id").asText(), session.project().id().toString(), "agents know it by its id");
    }

    @Test
    void should_show_what_the_workbench_has_saved() {
        ProjectSession session = loaded();
        Run shown = Run.of("project", "show", "--project", session.file(), "--json");
        assertEquals(0, shown.status(), shown.err());
        assertEquals("Troy", shown.json().path("name").asText());
        assertEquals(2, shown.json().path("loaded").path("tables").asInt());
        String text = Run.of("project", "show", "--project", folder).out();
        assertTrue(text.contains("Troy") && text.contains("2 tables") && text.contains("not connected yet"), text);
    }

    @Test
    void should_not_replace_a_project() {
        Run.of("project", "create", "Troy", "--location", folder);
        Refusal.of("project", "create", "Troy", "--location", folder).withCode("project-exists");
    }

    @Test
    void should_say_which_engine_and_which_profile_there_is_not() {
        Refusal.of("project", "create", "Troy", "--location", folder, "--source", "oracle").withCode("engine-missing")
                .advising("cassandra");
        Refusal.of("project", "create", "Troy", "--location", folder, "--aws-profile", "nobody")
                .withCode("aws-service-profile-missing").about("nobody");
        assertFalse(Files.exists(ProjectFile.in(folder, "Troy")));
    }

    @Test
    void should_look_for_the_only_project_of_a_folder() {
        Refusal.of("project", "show", "--project", folder).withCode("project-missing").about(folder);
        Run.of("project", "create", "Troy", "--location", folder);
        assertEquals(0, Run.of("project", "show", "--project", folder).status());
        Run.of("project", "create", "Carthage", "--location", folder);
        Refusal.of("project", "show", "--project", folder).withCode("project-ambiguous").about(folder)
                .saying("2 project files");
    }

    @Test
    void should_say_that_a_project_file_is_damaged() throws IOException {
        Path file = Files.writeString(folder.resolve("troy.aeneas"), "{ \"format\": ");
        Refusal.of("tree", "source", "--offline", "--project", file).withCode("project-damaged");
    }

    @Test
    void should_show_the_tree_of_what_was_loaded_without_a_connection() {
        ProjectSession session = loaded();
        Run text = Run.of("tree", "source", "--offline", "--project", session.file());
        assertEquals(0, text.status(), text.err());
        assertTrue(text.out().contains("shop") && text.out().contains("orders") && !text.out().contains("price"),
                text.out());
        Run json = Run.of("tree", "source", "keyspaces/shop/tables/orders", "--depth", "2", "--offline", "--json",
                "--project", session.file());
        assertEquals("orders", json.json().path("tree").path("label").asText());
        assertEquals("columns", json.json().path("tree").path("children").path(0).path("id").asText(), json.out());
        String cql = Run.of("tree", "source", "keyspaces/shop/tables/orders", "--definition", "--offline", "--project",
                session.file()).out();
        assertTrue(cql.contains("CREATE TABLE shop.orders"), cql);
        Refusal.of("tree", "source", "keyspaces/ship", "--offline", "--project", session.file())
                .withCode("tree-path-unknown").about("keyspaces/ship");
    }

    @Test
    void should_say_what_a_new_project_has_not_yet() {
        Run.of("project", "create", "Troy", "--location", folder);
        Refusal.of("tree", "source", "--project", folder).withCode("source-unknown").advising("connect source");
        Refusal.of("tree", "target", "--project", folder).withCode("target-unknown").advising("connect target");
        Refusal.of("tree", "source", "--offline", "--project", folder).withCode("metadata-missing");
        Refusal.of("assess", "--project", folder).withCode("metadata-missing");
        Refusal.of("task", "create", "--all-tables", "--project", folder).withCode("agent-unknown")
                .advising("agent register");
        assertTrue(Run.of("agent", "list", "--project", folder).out().contains("No agent is registered"));
        assertTrue(Run.of("task", "status", "--project", folder).out().contains("There is no task"));
    }

    @Test
    void should_assess_a_project_with_its_mapping_and_the_prices_of_the_workbench() {
        ProjectSession session = loaded();
        session.edit(project -> project.withMapping(project.mapping().withTable("shop.orders",
                TableOptions.DEFAULT.withTargetTable("orders-of-troy"))));
        session.save();
        Run report = Run.of("assess", "--project", session.file());
        assertEquals(0, report.status(), report.err());
        assertTrue(report.out().contains("orders-of-troy") && report.out().contains("shop.customers"), report.out());
        Run one = Run.of("assess", "--project", session.file(), "--table", "shop.customers", "--json");
        assertEquals(0, one.status(), one.err());
        assertFalse(one.out().contains("orders-of-troy"), one.out());
        assertEquals(2, Run.of("assess", "--project", session.file(), "--host", "127.0.0.1").status());
    }

    @ParameterizedTest
    @ValueSource(strings = { "connect target --secret-key", "connect target --password", "connect source --password",
        "connect source --trust-store-password", "agent register 127.0.0.1 --password",
        "agent register 127.0.0.1 --key-store-password" })
    void should_refuse_a_secret_as_an_argument_without_repeating_it(String line) {
        for (String form : new String[] { " hunter2", "=hunter2" }) {
            Run run = Run.of((Object[]) (line + form + " --project " + folder).split(" "));
            assertEquals(2, run.status(), run.err());
            assertTrue(run.err().contains("--password-stdin"), run.err());
            assertFalse((run.out() + run.err()).contains("hunter2"), run.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "project", "connect", "tree", "agent", "task", "project create", "agent register",
        "agent register a:b:c", "task create --project .", "task create t --table shop --project .",
        "task create t --all-tables --prepare burn", "task create t --all-tables --encrypt-s3 rot13",
        "task create t --all-tables --threads 0", "task create t --all-tables --kms-key k", "task status --follow",
        "task start", "task logs t --tail 0", "connect target --aws-profile a --access-key b",
        "connect target --bucket b", "tree nothing" })
    void should_end_with_status_2_for_wrong_usage(String line) {
        Run.of("project", "create", "Troy", "--location", folder);
        Run run = Run.of((Object[]) (line.contains("--project") ? line.replace("--project .", "--project " + folder)
                : line).split(" "));
        assertEquals(2, run.status(), run.out() + run.err());
        assertTrue(run.err().startsWith("aeneas: "), run.err());
    }

    private ProjectSession loaded() {
        ProjectSession session = ProjectSession.create(ProjectFile.in(folder, "Troy"),
                Project.of("Troy", "cassandra", Project.DYNAMODB));
        session.edit(project -> project.withMetadata(SourceMetadata.of(Instant.now(), "Apache Cassandra 5.0",
                SchemaReader.read(SCHEMA, "the test's schema", ""))));
        session.save();
        return session;
    }
}
