package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.core.Problem;
import org.aeneas.staging.Compression;
import org.aeneas.staging.JsonFiles;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;

class TaskSpecTest {
    private static final TaskSpec GOOD = Tables.spec("good", "bucket", "spec", Tables.PLAIN, Tables.COMP);

    @TempDir
    private Path folder;

    static Stream<Arguments> unusable() {
        TaskSpec.Table plain = GOOD.tables().get(0);
        return Stream.of(
                Arguments.of("name", Change.names(GOOD, " ", "bucket", "", "eu-west-1")),
                Arguments.of("name", Change.names(GOOD, "two\nlines", "bucket", "", "eu-west-1")),
                Arguments.of("bucket", Change.names(GOOD, "x", "../bucket", "", "eu-west-1")),
                Arguments.of("folder", Change.names(GOOD, "x", "bucket", "../up", "eu-west-1")),
                Arguments.of("folder", Change.names(GOOD, "x", "bucket", "/root", "eu-west-1")),
                Arguments.of("folder", Change.names(GOOD, "x", "bucket", "a//b", "eu-west-1")),
                Arguments.of("region", Change.names(GOOD, "x", "bucket", "", "Ireland!")),
                Arguments.of("threads", Change.numbers(GOOD, 0, 1)),
                Arguments.of("threads", Change.numbers(GOOD, 201, 1)),
                Arguments.of("writeRate", Change.numbers(GOOD, 1, -1)),
                Arguments.of("tables", Change.tables(GOOD, List.of())),
                Arguments.of("tables", Change.tables(GOOD, List.of(plain, plain))),
                Arguments.of("tables", Change.tables(GOOD,
                        List.of(new TaskSpec.Table(Tables.COMP, plain.mapping())))),
                Arguments.of("tables", Tables.spec("tricky", "bucket", "../../tricky", Tables.PLAIN)),
                Arguments.of("encryption", Change.encryption(GOOD,
                        new Encryption(Encryption.Mode.SSE_KMS, Optional.empty(), false))),
                Arguments.of("encryption", Change.encryption(GOOD,
                        new Encryption(Encryption.Mode.SSE_S3, Optional.of("key"), false))),
                Arguments.of("compression", Change.compression(Change.kind(GOOD, TaskKind.LOCAL_DMS),
                        Compression.GZIP)));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void should_refuse_a_task_that_can_never_be_run(String object, TaskSpec spec) {
        try (TaskStore store = TaskStore.open(folder)) {
            Problem problem = Problems.of("task-invalid", () -> store.create(spec));
            assertEquals(object, problem.object());
            assertEquals(List.of(), store.tasks());
        }
    }

    @Test
    void should_refuse_a_table_that_does_not_exist() {
        TaskSpec unknown = Change.tables(GOOD,
                List.of(new TaskSpec.Table("gen.nothing", GOOD.tables().get(0).mapping())));
        try (TaskStore store = TaskStore.open(folder)) {
            Problem problem = Problems.of("table-unknown", () -> store.create(unknown));
            assertEquals("gen.nothing", problem.object());
        }
    }

    @Test
    void should_read_back_what_was_written_as_json() throws Exception {
        TaskSpec spec = Change.numbers(Change.encryption(GOOD, Encryption.kms("alias/aeneas")), 7, 100);
        String json = JsonFiles.MAPPER.writeValueAsString(spec);
        assertEquals(spec, JsonFiles.MAPPER.readValue(json, TaskSpec.class));
        JsonNode tree = JsonFiles.MAPPER.readTree(json);
        assertEquals("local", tree.path("kind").asText());
        assertEquals("SSE-KMS", tree.path("encryption").path("mode").asText());
        assertEquals("dynamodb-json", tree.path("format").asText());
        assertTrue(tree.path("tables").get(0).path("mapping").isObject());
    }
}
