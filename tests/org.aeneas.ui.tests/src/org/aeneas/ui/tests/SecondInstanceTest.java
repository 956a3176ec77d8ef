package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.core.ProblemException;
import org.aeneas.project.DataFolder;
import org.aeneas.ui.Workspace;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbench of the tests is the first instance on its data folder. */
class SecondInstanceTest {
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

    @TempDir
    private Path folder;

    @Test
    void should_hold_the_data_folder_as_long_as_the_window_is_open() {
        DataFolder data = Workspace.ofWindow().folder();
        ProblemException refusal = Assertions.assertThrows(ProblemException.class, data::lock);
        Assertions.assertEquals("data-folder-in-use", refusal.problem().code());
    }

    @Test
    void should_tell_a_second_one_whose_the_folder_is() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process second = start(output);
        try {
            String expected = "Another Aeneas works with this data folder (process " + ProcessHandle.current().pid()
                    + "). [" + Workspace.ofWindow().folder().path() + "]";
            long begun = System.nanoTime();
            while (!Files.readString(output).contains(expected) && System.nanoTime() - begun < PATIENCE_NANOS
                    && !second.waitFor(100, TimeUnit.MILLISECONDS)) {
                // its dialog stays open until somebody closes it
            }
            String said = Files.readString(output);
            assertTrue(said.contains(expected), said);
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    /** The same bundles as here, in a framework of its own, with the same environment. */
    private Process start(Path output) throws IOException {
        Path configuration = Files.createDirectory(folder.resolve("configuration"));
        Path ours = Path.of(java.net.URI.create(System.getProperty("osgi.configuration.area")));
        for (String file : List.of("config.ini")) {
            Files.copy(ours.resolve(file), configuration.resolve(file));
        }
        File launcher = FileLocator.getBundleFileLocation(Platform.getBundle("org.eclipse.equinox.launcher"))
                .orElseThrow();
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-jar", launcher.toString(), "-configuration", configuration.toString(), "-data",
                folder.resolve("state").toString(), "-product", "org.aeneas.ui.product", "-nosplash")
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }
}
