package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.core.Problem;
import org.aeneas.project.DataFolder;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.JvmOptions;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmOptionsTest {
    private static final long HANGS_SECONDS = 20;

    @TempDir
    private Path folder;

    @Test
    void should_hand_each_option_to_java_as_it_was_typed() throws Exception {
        List<String> typed = List.of("-Xmx300m", "-Daeneas.quoted=a \"b\" c:\\d # é", "-Daeneas.apostrophe='");
        DataFolder data = new DataFolder(folder);
        data.save(GlobalSettings.DEFAULT.withJvmOptions(typed));

        Path output = folder.resolve("output");
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + data.jvmOptions().file(), "-XshowSettings:properties", "-version").redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        assertTrue(java.waitFor(HANGS_SECONDS, TimeUnit.SECONDS));
        List<String> said = Files.readAllLines(output).stream().map(String::strip).toList();
        assertTrue(said.contains("aeneas.quoted = a \"b\" c:\\d # é"), said.toString());
        assertTrue(said.contains("aeneas.apostrophe = '"), said.toString());
    }

    @Test
    void should_have_no_file_without_options() {
        DataFolder data = new DataFolder(folder);
        data.save(GlobalSettings.DEFAULT.withJvmOptions(List.of("-Xmx300m")));
        assertTrue(Files.exists(data.jvmOptions().file()));
        data.save(GlobalSettings.DEFAULT);
        assertFalse(Files.exists(data.jvmOptions().file()));
    }

    @Test
    void should_try_changed_options_again_after_a_start_that_failed_and_the_same_ones_not() throws IOException {
        JvmOptions options = JvmOptions.in(folder);
        options.write(List.of("-Xmx300m"));
        Files.createFile(options.attempt());
        options.write(List.of("-Xmx300m"));
        assertTrue(Files.exists(options.attempt()));
        options.write(List.of("-Xmx400m"));
        assertFalse(Files.exists(options.attempt()));
    }

    @Test
    void should_know_after_a_start_that_came_to_its_window_that_the_options_are_good() throws IOException {
        JvmOptions options = JvmOptions.in(folder);
        Files.createFile(options.attempt());
        options.started();
        assertFalse(Files.exists(options.attempt()));
    }

    @Test
    void should_take_what_java_starts_with() {
        JvmOptions.check(List.of("-Xmx300m", "-XX:+UseSerialGC", "-Dsome=thing with blanks", "-ea"));
    }

    @Test
    void should_say_what_java_says_of_an_option_that_it_does_not_know() {
        Problem problem = Problems.of("jvm-options-refused", () -> JvmOptions.check(List.of("-XX:+NoSuchOption")));
        assertTrue(problem.what().contains("NoSuchOption"), problem.toString());
        assertEquals("JVM options", problem.object());
    }

    /** Java itself would take some of these, and then not come to our window. */
    @ParameterizedTest
    @ValueSource(strings = {"-version", "--version", "-help", "-jar", "-cp", "--module", "--list-modules", "-Xmx32m",
        "-Xms2g", "-Xlog:help", "--dry-run", "--disable-@files"})
    void should_refuse_what_would_keep_the_workbench_from_starting(String option) {
        Problems.of("jvm-options-refused", () -> JvmOptions.check(List.of(option)));
    }
}
