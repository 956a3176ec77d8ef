package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file is always one that was saved, whenever the saving process is killed. */
class KillTest {
    private static final int KILLS = Boolean.getBoolean("aeneas.tests.all") ? 60 : 6;

    @TempDir
    private Path folder;

    @Test
    void should_have_the_old_or_the_new_project_whenever_saving_is_killed() throws Exception {
        Path file = folder.resolve("p/p.aeneas");
        ProjectFile.write(file, Samples.full());
        ChildJvm.Program program = new ChildJvm.Program(SavingProcess.class,
                BundlesClassPath.of(folder.resolve("jars"), "org.aeneas.aws"), "-Xmx96m");
        Random random = new Random(20260303);
        for (int kill = 0; kill < KILLS; kill++) {
            Path output = folder.resolve("output-" + kill);
            try (ChildJvm child = program.start(output, file.toString())) {
                assertTrue(child.awaitLine(SavingProcess.SAVED).isPresent(), child.output());
                child.await(random.nextInt(150));
                child.kill();
                assertWhole(ProjectFile.read(file), lastSaved(child.output()), child.output());
            }
        }
        assertTrue(Folders.files(folder.resolve("p")).size() <= 2, "at most one unfinished file beside it: "
                + Folders.files(folder.resolve("p")));
    }

    /** What stands behind the last line feed may be half a line. */
    private static int lastSaved(String output) {
        return output.substring(0, output.lastIndexOf('\n') + 1).lines()
                .filter(line -> line.startsWith(SavingProcess.SAVED))
                .mapToInt(line -> Integer.parseInt(line.substring(SavingProcess.SAVED.length()))).max().orElseThrow();
    }

    private static void assertWhole(Project project, int saved, String output) {
        int tasks = project.tasks().size();
        assertTrue(tasks >= saved, "what was said to be saved is there: " + tasks + " tasks, " + output);
        assertEquals(IntStream.range(1, tasks).mapToObj(i -> "task-" + i).toList(),
                project.tasks().stream().skip(1).map(task -> task.name()).toList());
    }
}
