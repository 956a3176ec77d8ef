package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.extract.TableExtract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the product, beside a Java that only says how it was called. */
class StartScriptTest {
    private static final Path SCRIPT = Path.of("../../features/org.aeneas.cli.feature/rootfiles/unix/aeneas");
    private static final String ARCHIVES = "-XX:ArchiveClassesAtExit=";
    private static final String MAPS = "-XX:SharedArchiveFile=";
    @TempDir
    Path folder;
    private Path product;
    private Path configuration;

    @BeforeEach
    void install() throws IOException {
        product = folder.resolve("a product");
        configuration = folder.resolve("its caches");
        Files.createDirectories(product.resolve("plugins"));
        for (String jar : List.of("org.eclipse.equinox.launcher_1.7.jar", "org.eclipse.osgi_3.24.jar")) {
            Files.createFile(product.resolve("plugins").resolve(jar));
        }
        Files.copy(SCRIPT, product.resolve("aeneas"));
        java("17.0.15");
    }

    @Test
    void should_start_the_framework_with_the_caches_of_its_user() throws Exception {
        List<String> call = started("assess", "a b");
        assertTrue(call.containsAll(List.of("org.eclipse.equinox.launcher.Main", configuration.toString(), "a b")),
                call.toString());
        assertEquals(Stream.of("org.eclipse.equinox.launcher_1.7.jar", "org.eclipse.osgi_3.24.jar")
                .map(jar -> product.resolve("plugins").resolve(jar).toString()).toList(),
                List.of(call.get(call.indexOf("-cp") + 1).split(":")));
    }

    @Test
    void should_leave_an_archive_of_classes_where_most_of_them_are_used_and_start_from_it() throws Exception {
        assertEquals(List.of(), archives(started("--help")));
        Path archive = configuration.resolve("classes-17.0.15.jsa");
        assertEquals(List.of(ARCHIVES + archive), archives(started("extract", "--json")));
        Files.createFile(archive);
        assertEquals(List.of(MAPS + archive), archives(started("--help")));
        assertEquals(List.of(MAPS + archive), archives(started("extract")));
    }

    @Test
    void should_not_start_from_the_archive_of_another_java_or_of_what_was_installed_before() throws Exception {
        Files.createDirectories(configuration);
        Path archive = Files.createFile(configuration.resolve("classes-17.0.15.jsa"));
        Files.setLastModifiedTime(product.resolve("plugins"), FileTime.from(Instant.now().plusSeconds(5)));
        assertEquals(List.of(ARCHIVES + archive), archives(started("extract")));
        Files.setLastModifiedTime(product.resolve("plugins"), FileTime.from(Instant.EPOCH));
        assertEquals(List.of(MAPS + archive), archives(started("extract")));
        java("21");
        assertEquals(List.of(ARCHIVES + configuration.resolve("classes-21.jsa")), archives(started("extract")));
    }

    /** Java takes a method that is no more without a word, and an extraction would be slower. */
    @Test
    void should_tell_the_compiler_of_methods_that_exist() throws Exception {
        String command = "-XX:CompileCommand=dontinline,";
        List<String> named = started("extract").stream().filter(option -> option.startsWith(command)).toList();
        assertFalse(named.isEmpty());
        for (String option : named) {
            String[] method = option.substring(command.length()).split("::");
            Class<?> owner = TableExtract.class.getClassLoader().loadClass(method[0]);
            assertTrue(Stream.of(owner.getDeclaredMethods()).anyMatch(known -> known.getName().equals(method[1])), option);
        }
    }

    @Test
    void should_take_more_than_ascii_where_no_locale_is_set() throws Exception {
        assertTrue(started("--help").contains("LC_CTYPE=C.UTF-8"));
    }

    @Test
    void should_name_a_java_that_is_too_old() throws Exception {
        java("11.0.2");
        List<String> said = run(1, "--help");
        assertTrue(said.get(0).startsWith("aeneas: This is Java 11, at "), said.toString());
        assertFalse(Files.exists(configuration));
    }

    private void java(String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "IMPLEMENTOR=\"Us\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(bin.resolve("java"), "#!/bin/sh\nprintf '%s\\n' \"$@\" LC_CTYPE=$LC_CTYPE\n");
        Files.setPosixFilePermissions(bin.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static List<String> archives(List<String> call) {
        return call.stream().filter(option -> option.startsWith(ARCHIVES) || option.startsWith(MAPS)).toList();
    }

    private List<String> started(String... arguments) throws Exception {
        return run(0, arguments);
    }

    private List<String> run(int status, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", product.resolve("aeneas").toString()), Stream.of(arguments)).toList())
                        .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AENEAS_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("AENEAS_CONFIGURATION", configuration.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(status, process.exitValue(), said);
        return said.lines().toList();
    }
}
