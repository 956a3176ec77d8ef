package org.aeneas.agent.task.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.aws.Aws;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.ProfileFile;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** Tasks whose files on the agent's machine are encrypted. */
@ExtendWith(StandIns.Extension.class)
class EncryptedFilesTest {
    /** In the middle of the first table's uploads. */
    private static final int BOUNDARY = 9;
    /** How the values of {@link Tables#PLAIN} begin. */
    private static final String VALUE = "plain value ";
    /** What every reject says. */
    private static final String REJECT = "\"reason\":";
    /** Bytes from a file's end to the one of which a bit is flipped: in its last frame. */
    private static final int FROM_END = 20;

    @TempDir
    private Path folder;
    private StandIns aws;
    private Path data;
    private TableSources sources;
    private Path home;

    @BeforeEach
    void prepare(StandIns standIns) throws IOException {
        aws = standIns;
        data = Tables.copyTo(folder.resolve("data"));
        sources = Tables.sources(data);
        home = Files.createDirectory(folder.resolve("home"));
    }

    @Test
    void should_move_the_same_and_never_have_a_value_or_a_reject_on_the_disk() throws Exception {
        List<Path> found = new CopyOnWriteArrayList<>();
        AtomicInteger looks = new AtomicInteger();
        try (Agent agent = open(call -> {
            looks.incrementAndGet();
            found.addAll(filesWith(VALUE));
        })) {
            String id = agent.start(spec("sealed", false, Undisturbed.TABLES));
            agent.await(id, TaskState.DONE);
            String rejects = agent.start(spec("sealed-rejects", false, Tables.REJECTS));
            agent.await(rejects, TaskState.DONE);
            List<String> lines = Tables.lines(agent.engine().rejects(rejects, Tables.REJECTS));
            assertEquals(3, lines.size());
            assertTrue(lines.stream().allMatch(line -> line.contains(REJECT)), lines.toString());
            assertTrue(Files.isDirectory(home.resolve("tasks").resolve(id).resolve("output/data/gen/plain")),
                    "copies are kept");
        }
        found.addAll(filesWith(VALUE));
        found.addAll(filesWith(REJECT));
        assertEquals(List.of(), found);
        assertTrue(looks.get() > 20, "looked while it ran: " + looks);
        Undisturbed.assertSame(aws, folder, sources, "sealed", "sealed");
    }

    @Test
    void should_have_values_and_rejects_on_the_disk_where_a_task_does_not_want_it_otherwise() throws Exception {
        try (Agent agent = open(call -> { })) {
            agent.await(agent.start(Change.local(Tables.spec("open", aws.bucket("open"), "open", Tables.PLAIN,
                    Tables.REJECTS), false, Level.DEBUG)), TaskState.DONE);
        }
        assertFalse(filesWith(VALUE).isEmpty());
        assertFalse(filesWith(REJECT).isEmpty());
    }

    @Test
    void should_go_on_after_a_kill_and_stage_the_same_objects() throws Exception {
        Task task = killed("sealed-kill");
        assertTrue(Files.exists(home.resolve("tasks").resolve(task.id()).resolve("encrypted")));
        try (Agent agent = open(call -> { })) {
            agent.await(task.id(), TaskState.DONE);
        }
        assertEquals(List.of(), filesWith(VALUE));
        Undisturbed.assertSame(aws, folder, sources, "sealed-kill", "sealed-kill");
    }

    @Test
    void should_say_when_the_key_is_lost_or_another_and_go_on_with_the_right_one() throws Exception {
        Task task = killed("sealed-key");
        Path key = new FolderKeys(home.resolve("keys")).file(task.id());
        Path away = folder.resolve("away");
        Files.move(key, away);
        try (Agent agent = open(call -> { })) {
            assertEquals("local-key-missing", failed(agent, task.id()));
            Files.write(key, new byte[32]);
            agent.engine().resume(task.id());
            assertEquals("local-key-wrong", failed(agent, task.id()));
            Files.delete(key);
            Files.move(away, key);
            agent.engine().resume(task.id());
            agent.await(task.id(), TaskState.DONE);
            agent.engine().delete(task.id());
            assertTrue(Files.notExists(key), "the key goes with the task");
        }
        Undisturbed.assertSame(aws, folder, sources, "sealed-key", "sealed-key");
    }

    @Test
    void should_notice_a_bit_that_was_flipped_and_extract_that_again() throws Exception {
        AtomicBoolean flipped = new AtomicBoolean();
        try (Agent agent = open(call -> flip(flipped))) {
            String id = agent.start(spec("sealed-flip", true, Undisturbed.TABLES));
            assertEquals("local-file-damaged", failed(agent, id));
            agent.engine().resume(id);
            agent.await(id, TaskState.DONE);
        }
        assertTrue(flipped.get());
        Undisturbed.assertSame(aws, folder, sources, "sealed-flip", "sealed-flip");
    }

    private Agent open(WatchedAws.Watch watch) {
        Aws watched = new WatchedAws(Services.aws(), watch);
        return Agent.open(home, sources, watched, Agent.SETTINGS, aws.profile());
    }

    private TaskSpec spec(String name, boolean deleteFiles, String... tables) {
        return Change.local(Change.encryption(Tables.spec(name, aws.bucket(name), name, tables),
                Encryption.S3_MANAGED.withLocalFiles(true)), deleteFiles, Level.DEBUG);
    }

    /** A task whose process was killed while its objects were uploaded. */
    private Task killed(String name) throws Exception {
        aws.session();
        ProfileFile.write(folder.resolve("profile"), aws);
        Task task;
        try (TaskStore store = TaskStore.open(home)) {
            task = store.create(spec(name, true, Undisturbed.TABLES));
            store.running(task.id(), Instant.now().getEpochSecond(), true);
        }
        ChildJvm.Program program = new ChildJvm.Program(AgentProcess.class, BundlesClassPath.of(folder.resolve("jars"),
                "org.aeneas.aws", "org.aeneas.sstable.v5"), KillTest.VM_ARGUMENTS);
        try (ChildJvm child = program.start(folder.resolve("printed"), folder.resolve("profile").toString(),
                home.toString(), data.toString(), Integer.toString(BOUNDARY))) {
            assertEquals(Optional.of("put"), child.awaitLine(AgentProcess.WAITS), child.output());
            child.kill();
        }
        assertEquals(List.of(), filesWith(VALUE));
        return task;
    }

    private static String failed(Agent agent, String id) throws InterruptedException {
        return agent.await(id, TaskState.FAILED).problem().orElseThrow().code();
    }

    /** Those of all the agent's files; what disappears meanwhile is another one's next time. */
    private List<Path> filesWith(String text) {
        return files(home).filter(file -> content(file).contains(text)).toList();
    }

    /** Flips a bit of the files that wait for their upload, once there are such. */
    private synchronized void flip(AtomicBoolean flipped) {
        if (!flipped.get()) {
            flipped.set(files(home.resolve("tasks")).filter(file -> file.toString().contains("/staging/data/"))
                    .filter(EncryptedFilesTest::flip).count() > 0);
        }
    }

    /** Whether a bit was flipped: the file may be in its first bytes, or be gone. */
    private static boolean flip(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long position = channel.size() - FROM_END;
            if (position < FROM_END) {
                return false;
            }
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, position);
            one.put(0, (byte) (one.get(0) ^ 4)).flip();
            channel.write(one, position);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        while (true) {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.filter(Files::isRegularFile).toList().stream();
            } catch (UncheckedIOException e) {
                // one disappeared while it was looked at
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
