package org.aeneas.load.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import org.aeneas.aws.AwsSession;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.ProfileFile;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A process that loads from a bucket is killed, again and again, until one comes to the end. */
@ExtendWith(StandIns.Extension.class)
class KillTest {
    private static final boolean ALL = Boolean.getBoolean("aeneas.tests.all");
    private static final int RANDOM_KILLS = ALL ? 1000 : 4;
    private static final int KILLS_A_LOAD = 12;
    /** Of the time that a load takes: the most that one may work, so that it is killed several times. */
    private static final double SHARE = 0.3;
    /** Of the boundaries, the first and every so manieth. */
    private static final int STEP = ALL ? 1 : 30;

    @TempDir
    private Path folder;
    private AwsSession session;
    private BucketLoad task;
    private ChildJvm.Program loading;

    @BeforeEach
    void stage(StandIns standIns) throws IOException {
        session = standIns.session();
        task = BucketLoad.stage(folder.resolve("staged"), session);
        task.writeObjects(folder.resolve("objects"));
        ProfileFile.write(folder.resolve("profile"), standIns);
        loading = new ChildJvm.Program(LoadingProcess.class,
                BundlesClassPath.of(folder.resolve("jars"), "org.aeneas.aws"), "-Xmx96m");
    }

    @Test
    void should_load_everything_once_when_killed_before_or_after_any_change() throws Exception {
        int kills = 0;
        for (int boundary = 0;; boundary += STEP) {
            Path state = begin("boundary-" + boundary);
            try (ChildJvm child = start(state, boundary)) {
                if (child.awaitLine(LoadingProcess.WAITS).isEmpty()) {
                    assertTrue(kills >= 60 / STEP, "killed " + kills + " times: " + child.output());
                    return;
                }
                child.kill();
                kills++;
            }
            task.assertLoaded(session, folder, state);
        }
    }

    @Test
    void should_load_everything_once_however_often_it_is_killed() throws Exception {
        Random random = new Random(20260202);
        long alone = timeOfAnUnhurriedLoad();
        int kills = 0;
        for (int load = 0; kills < RANDOM_KILLS; load++) {
            Path state = begin("random-" + load);
            boolean ended = false;
            for (int i = 0; i < KILLS_A_LOAD && !ended && kills < RANDOM_KILLS; i++) {
                try (ChildJvm child = start(state, -1)) {
                    assertTrue(child.awaitLine(LoadingProcess.WORKS).isPresent(), child.output());
                    ended = child.await((long) (alone * SHARE * random.nextDouble()));
                    if (!ended) {
                        child.kill();
                        kills++;
                    }
                }
            }
            task.assertLoaded(session, folder, state);
        }
    }

    private long timeOfAnUnhurriedLoad() throws Exception {
        Path state = begin("unhurried");
        try (ChildJvm child = start(state, -1)) {
            assertTrue(child.awaitLine(LoadingProcess.WORKS).isPresent(), child.output());
            long begun = System.nanoTime();
            assertTrue(child.awaitLine(LoadingProcess.DONE).isPresent(), child.output());
            return (System.nanoTime() - begun) / 1_000_000;
        }
    }

    private Path begin(String name) throws IOException {
        BucketLoad.emptyTable(session);
        return Files.createDirectory(folder.resolve(name));
    }

    private ChildJvm start(Path state, int boundary) throws IOException {
        return loading.start(state.resolve("log"), folder.toString(), state.toString(), Integer.toString(boundary));
    }
}
