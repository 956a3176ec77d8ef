package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.aeneas.project.DataFolder;
import org.aeneas.project.settings.GlobalSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbench's start script, with a program in Java's place that only says what it was given. */
class StartScriptTest {
    private static final Path SCRIPTS = Path.of("..", "..", "features", "org.aeneas.workbench.feature", "rootfiles");
    private static final long HANGS_SECONDS = 20;
    private static final GlobalSettings SETTINGS = GlobalSettings.DEFAULT.withJvmOptions(List.of("-Xmx300m"));

    @TempDir
    private Path folder;
    private Path script;

    @BeforeEach
    void copy() throws IOException {
        script = Files.copy(SCRIPTS.resolve("unix/aeneas-workbench"), folder.resolve("aeneas-workbench"));
        Files.createDirectories(folder.resolve("plugins"));
        Files.createFile(folder.resolve("plugins/org.eclipse.equinox.launcher_1.jar"));
        Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void should_start_without_options_where_none_were_saved() throws Exception {
        List<String> arguments = start(Map.of("AENEAS_DATA", folder.resolve("data").toString()),
                "-clearPersistedState");
        assertTrue(arguments.stream().noneMatch(argument -> argument.startsWith("@")), arguments.toString());
        assertEquals("-Xmx1g", arguments.get(0));
        assertEquals("-clearPersistedState", arguments.get(arguments.size() - 1));
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void should_hand_over_the_saved_options_before_the_program() throws Exception {
        DataFolder data = data(folder.resolve("data of mine"));
        List<String> arguments = start(Map.of("AENEAS_DATA", data.path().toString()));
        int options = arguments.indexOf("@" + data.jvmOptions().file());
        assertTrue(options > 0 && options < arguments.indexOf("-jar"), arguments.toString());
    }

    @Test
    void should_leave_the_options_out_after_a_start_that_did_not_come_to_its_window() throws Exception {
        DataFolder data = data(folder.resolve("data"));
        Map<String, String> environment = Map.of("AENEAS_DATA", data.path().toString());
        start(environment);
        List<String> second = start(environment);
        assertTrue(second.contains("-Daeneas.jvm.options.left.out=true"), second.toString());
        assertTrue(second.stream().noneMatch(argument -> argument.startsWith("@")), second.toString());
        assertTrue(second.stream().anyMatch(line -> line.contains("are left out")), second.toString());

        data.jvmOptions().started();
        assertTrue(start(environment).contains("@" + data.jvmOptions().file()));
    }

    @Test
    void should_find_the_data_folder_where_the_program_has_it() throws Exception {
        String home = folder.resolve("home").toString();
        for (Map<String, String> environment : List.of(Map.of("HOME", home),
                Map.of("HOME", home, "XDG_DATA_HOME", folder.resolve("xdg").toString()),
                Map.of("HOME", home, "XDG_DATA_HOME", "relative"))) {
            DataFolder data = DataFolder.ofUser(environment, "Linux", Path.of(home));
            data.save(SETTINGS);
            List<String> arguments = start(environment);
            assertTrue(arguments.contains("@" + data.jvmOptions().file()), environment + " gives " + arguments);
            data.jvmOptions().started();
        }
    }

    @Test
    void should_have_lines_that_windows_reads() throws IOException {
        String text = Files.readString(SCRIPTS.resolve("win32/aeneas-workbench.cmd"));
        assertEquals(text.chars().filter(c -> c == '\n').count(), text.split("\r\n", -1).length - 1);
        assertTrue(text.contains("jvm.options.attempt"));
    }

    private static DataFolder data(Path path) {
        DataFolder data = new DataFolder(path);
        data.save(SETTINGS);
        return data;
    }

    private List<String> start(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AENEAS_") || name.startsWith("XDG_"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertTrue(process.waitFor(HANGS_SECONDS, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), () -> read(output).toString());
        return read(output);
    }

    private static List<String> read(Path output) {
        try {
            return Files.readAllLines(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
