package org.aeneas.agent.task.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;

import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.TaskState;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;

/** What a task moves when nothing is in its way. */
final class Undisturbed {
    static final String[] TABLES = { Tables.PLAIN, Tables.COMP };

    private Undisturbed() {
    }

    /** The same tables moved to the target, from that bucket, are now the same objects and items. */
    static void assertSame(StandIns aws, Path folder, TableSources sources, String bucket, String target)
            throws InterruptedException {
        assertEquals(move(aws, folder, sources, bucket + "-twin", target + "-twin"),
                Moved.of(aws, bucket, target, TABLES));
    }

    static Moved move(StandIns aws, Path folder, TableSources sources, String bucket, String target)
            throws InterruptedException {
        aws.bucket(bucket);
        try (Agent agent = Agent.open(folder.resolve("undisturbed"), sources, Services.aws(), Agent.SETTINGS,
                aws.profile())) {
            agent.await(agent.start(Tables.spec("undisturbed", bucket, target, TABLES)), TaskState.DONE);
        }
        return Moved.of(aws, bucket, target, TABLES);
    }
}
