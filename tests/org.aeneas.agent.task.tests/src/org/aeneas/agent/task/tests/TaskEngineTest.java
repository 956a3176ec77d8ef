package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.Stage;
import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.load.Preparation;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** Tasks that nothing disturbs. */
@ExtendWith(StandIns.Extension.class)
class TaskEngineTest {

    @TempDir
    private Path folder;
    private StandIns aws;
    private Agent agent;

    @BeforeEach
    void open(StandIns standIns) {
        aws = standIns;
        agent = Agent.open(folder.resolve("agent"), Tables.sources(Tables.copyTo(folder.resolve("data"))),
                Services.aws(), Agent.SETTINGS, aws.profile());
    }

    @AfterEach
    void close() {
        agent.close();
    }

    @Test
    void should_move_every_table_and_say_how_much() throws Exception {
        String id = agent.start(Tables.spec("all", aws.bucket("task-all"), "all", Tables.PLAIN, Tables.COMP));
        Task task = agent.await(id, TaskState.DONE);
        Moved moved = Moved.of(aws, "task-all", "all", Tables.PLAIN, Tables.COMP);
        assertEquals(40, moved.count(Tables.PLAIN));
        assertEquals(8, moved.count(Tables.COMP));
        TableStatus plain = task.table(Tables.PLAIN);
        assertEquals(40, plain.rows());
        assertEquals(40, plain.items());
        assertEquals(0, plain.rejects());
        assertTrue(plain.done());
        assertEquals(moved.objects().entrySet().stream().filter(object -> object.getKey().startsWith("data/gen/"))
                .mapToLong(object -> object.getValue().length()).sum(), plain.bytes());
        assertTrue(moved.objects().keySet().stream().filter(name -> name.startsWith("data/gen/")).count() > 1,
                "several chunks");
        assertEquals(List.of(), Folders.files(agent.store().folder(id)).stream()
                .filter(file -> file.toString().contains("part-")).toList(), "nothing of it stays on this machine");
    }

    @Test
    void should_end_with_the_upload_where_dms_loads() throws Exception {
        TaskSpec spec = Change.kind(Tables.spec("dms", aws.bucket("task-dms"), "dms", Tables.PLAIN),
                TaskKind.LOCAL_DMS);
        Task task = agent.await(agent.start(spec), TaskState.DONE);
        Moved moved = Moved.of(aws, "task-dms", "dms", Tables.PLAIN);
        assertEquals(0, moved.count(Tables.PLAIN));
        assertTrue(moved.objects().containsKey("data/gen/plain/LOAD00000001.csv"), moved.objects().toString());
        assertEquals(Map.of(Stage.EXTRACT, Stage.State.DONE, Stage.UPLOAD, Stage.State.DONE),
                task.table(Tables.PLAIN).stages());
    }

    @Test
    void should_collect_what_cannot_be_represented_in_a_file() throws Exception {
        String id = agent.start(Tables.spec("rejects", aws.bucket("task-rejects"), "rejects", Tables.REJECTS));
        Task task = agent.await(id, TaskState.DONE);
        assertEquals(3, task.table(Tables.REJECTS).rejects());
        assertEquals(4, task.table(Tables.REJECTS).items());
        List<String> rejects = Tables.lines(agent.engine().rejects(id, Tables.REJECTS));
        assertEquals(3, rejects.size());
        assertTrue(rejects.stream().anyMatch(line -> line.contains("big")), rejects.toString());
        Problems.of("table-unknown", () -> agent.engine().rejects(id, "no.table"));
    }

    @Test
    void should_keep_copies_of_staged_files_where_they_are_not_to_be_deleted() throws Exception {
        TaskSpec spec = Change.local(Tables.spec("kept", aws.bucket("task-kept"), "kept", Tables.PLAIN), false,
                Level.INFO);
        String id = agent.start(spec);
        agent.await(id, TaskState.DONE);
        Map<String, String> kept = Folders.contents(agent.store().folder(id).resolve("output"));
        Map<String, String> staged = Moved.of(aws, "task-kept", "kept").objects();
        assertEquals(staged.keySet(), kept.keySet());
        staged.forEach((name, content) -> assertEquals(content, name.endsWith("manifest.json") ? "" : kept.get(name)));
    }

    @Test
    void should_log_as_much_as_the_task_wants() throws Exception {
        TaskSpec spec = Tables.spec("log", aws.bucket("task-log"), "log", Tables.COMP);
        String verbose = agent.start(spec);
        agent.await(verbose, TaskState.DONE);
        TaskSpec quiet = Change.local(Change.names(spec, "quiet", "task-log", "second", StandIns.REGION), true,
                Level.WARN);
        String silent = agent.start(quiet);
        agent.await(silent, TaskState.DONE);
        String log = log(verbose);
        assertTrue(log.contains("INFO  Staged feat.comp: 8 rows, 8 items"), log);
        assertTrue(log.contains("DEBUG On S3: s3://task-log/migration/one/data/feat/comp/part-00000001.json"), log);
        assertEquals(List.of(), agent.engine().logs(silent));
    }

    @Test
    void should_begin_another_log_file_when_one_is_large() throws Exception {
        String id = agent.engine().create(Tables.spec("long", aws.bucket("task-long"), "long", Tables.COMP)).id();
        Path old = Files.createDirectories(agent.store().folder(id)).resolve("task.log");
        Files.write(old, new byte[4 << 20]);
        agent.engine().start(id);
        agent.await(id, TaskState.DONE);
        assertEquals(2, agent.engine().logs(id).size());
        assertTrue(Files.size(agent.engine().logs(id).get(0)) < 10_000);
        assertEquals(4 << 20, Files.size(agent.engine().logs(id).get(1)));
    }

    @Test
    void should_encrypt_with_the_key_and_fail_where_s3_cannot() throws Exception {
        TaskSpec spec = Tables.spec("kms", aws.bucket("task-kms"), "kms", Tables.COMP);
        agent.await(agent.start(Change.encryption(spec, Encryption.kms("alias/aeneas"))), TaskState.DONE);
        TaskSpec unknown = Change.encryption(Change.names(spec, "kms", "task-kms", "two", StandIns.REGION),
                Encryption.kms("alias/nobody"));
        Task failed = agent.await(agent.start(unknown), TaskState.FAILED);
        assertEquals("kms-key-unusable", failed.problem().orElseThrow().code());
        assertEquals(Stage.State.FAILED, failed.table(Tables.COMP).stages().get(Stage.UPLOAD));
        TaskSpec managed = Change.encryption(Change.names(spec, "sse", "task-kms", "three", StandIns.REGION),
                Encryption.S3_MANAGED);
        agent.await(agent.start(managed), TaskState.DONE);
    }

    @Test
    void should_finish_the_other_tables_when_one_cannot_be_read_and_go_on_when_it_can() throws Exception {
        Path damaged = Folders.files(folder.resolve("data/comp")).stream()
                .filter(file -> file.toString().endsWith("Data.db")).findFirst().orElseThrow();
        byte[] whole = Files.readAllBytes(damaged);
        byte[] garbled = whole.clone();
        for (int i = 8; i < garbled.length; i += 3) {
            garbled[i] ^= 0x55;
        }
        Files.write(damaged, garbled);
        String id = agent.start(Tables.spec("damage", aws.bucket("task-damage"), "damage", Tables.COMP, Tables.PLAIN));
        Task failed = agent.await(id, TaskState.FAILED);
        assertTrue(failed.table(Tables.PLAIN).done());
        assertEquals(Stage.State.FAILED, failed.table(Tables.COMP).stages().get(Stage.EXTRACT));
        assertEquals(failed.problem(), failed.table(Tables.COMP).problem());
        assertEquals("sstable-corrupt", failed.problem().orElseThrow().code(), failed.problem().toString());
        Files.write(damaged, whole);
        agent.engine().resume(id);
        agent.await(id, TaskState.DONE);
        Moved moved = Moved.of(aws, "task-damage", "damage", Tables.PLAIN, Tables.COMP);
        assertEquals(40, moved.count(Tables.PLAIN));
        assertEquals(8, moved.count(Tables.COMP));
    }

    @Test
    void should_empty_the_target_once_where_that_is_wanted() throws Exception {
        TaskSpec first = Tables.spec("first", aws.bucket("task-truncate"), "truncate", Tables.PLAIN);
        agent.await(agent.start(first), TaskState.DONE);
        TaskSpec second = Change.preparation(Change.names(first, "second", "task-truncate", "two", StandIns.REGION),
                Preparation.TRUNCATE);
        agent.await(agent.start(second), TaskState.DONE);
        assertEquals(40, Moved.of(aws, "task-truncate", "truncate", Tables.PLAIN).count(Tables.PLAIN));
    }

    @Test
    void should_forget_a_deleted_task_but_not_what_it_has_moved() throws Exception {
        String id = agent.start(Tables.spec("delete", aws.bucket("task-delete"), "delete", Tables.COMP));
        agent.await(id, TaskState.DONE);
        Path own = agent.store().folder(id);
        assertTrue(Files.exists(own));
        agent.engine().delete(id);
        assertFalse(Files.exists(own));
        Problems.of("task-unknown", () -> agent.engine().task(id));
        assertEquals(8, Moved.of(aws, "task-delete", "delete", Tables.COMP).count(Tables.COMP));
    }

    @Test
    void should_refuse_what_the_state_of_a_task_does_not_allow() throws Exception {
        String id = agent.engine().create(Tables.spec("x", aws.bucket("task-state"), "state", Tables.COMP)).id();
        Problems.of("task-state", () -> agent.engine().resume(id));
        Problems.of("task-state", () -> agent.engine().stop(id));
        agent.engine().start(id);
        agent.await(id, TaskState.DONE);
        Problems.of("task-state", () -> agent.engine().start(id));
        Problems.of("task-unknown", () -> agent.engine().start("../../etc"));
    }

    private String log(String id) throws IOException {
        return Files.readString(agent.engine().logs(id).get(0));
    }
}
