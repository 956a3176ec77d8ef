package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the launcher's jar, as its build leaves it, beside a product that only tells how it was called. */
class LauncherTest {
    private static final Path BUILT = Path.of(
            "../../releng/org.aeneas.agent.launcher/target/aws-cassandra-extractor.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    private Path jar;
    private Path product;

    private record Ended(int status, String text) {
        String line(String key) {
            return text.lines().filter(l -> l.startsWith(key + "=")).map(l -> l.substring(key.length() + 1)).findFirst()
                    .orElseThrow(() -> new AssertionError(text));
        }
    }

    @BeforeEach
    void install() throws Exception {
        product = Files.createDirectories(folder.resolve("usr/share/aws cassandra extractor"));
        Files.createDirectory(product.resolve("plugins"));
        jar = Files.copy(BUILT, product.resolve("aws-cassandra-extractor.jar"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeProduct.class.getName());
        String name = FakeProduct.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(product.resolve("plugins/org.eclipse.equinox.launcher_1.7.jar"));
                JarOutputStream zip = new JarOutputStream(out, manifest);
                InputStream code = FakeProduct.class.getClassLoader().getResourceAsStream(name)) {
            zip.putNextEntry(new ZipEntry(name));
            code.transferTo(zip);
        }
    }

    private Ended start(Path file, List<String> options, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", file.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("AENEAS_CONFIGURATION", folder.resolve("caches").toString());
        builder.environment().keySet().removeAll(List.of("AENEAS_HEAP", "AENEAS_JAVA_OPTIONS", "JAVA_HOME"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write("answer\n".getBytes());
        }
        String text = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), text);
    }

    private Path java(String name, String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\nexec '" + JAVA + "' -Djava.home='"
                + System.getProperty("java.home") + "' -Dfake.status=3 \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    @Test
    void should_run_the_product_beside_it_from_any_folder_and_through_links() throws Exception {
        Path other = Files.createDirectories(folder.resolve("usr/share/cassandra-extractor"));
        Path link = Files.createSymbolicLink(other.resolve("rest-extraction-service.jar"), jar);

        Ended ended = start(link, List.of(), Map.of(), "--configure", "--answers", "my file.yaml");

        assertEquals(0, ended.status(), ended.text());
        assertEquals(product.toRealPath().toUri().toString(), ended.line("osgi.install.area"));
        assertEquals("-nosplash -data @none --configure --answers my file.yaml", ended.line("arguments"));
        assertEquals("true", ended.line("opened"));
        assertEquals("answer", ended.line("input"), "the terminal is handed on");
        assertTrue(Files.isDirectory(Path.of(URI.create(ended.line("osgi.configuration.area")))));
    }

    @ParameterizedTest
    @CsvSource({"-configure,--configure", "--configure,--configure", "-mnt,--mount", "--mnt,--mount", "-mount,--mount",
            "-check,--check", "-unregister,--unregister", "-status,--status", "-version,--version"})
    void should_take_one_dash_or_two(String given, String passed) throws Exception {
        assertEquals("-nosplash -data @none " + passed, start(jar, List.of(), Map.of(), given).line("arguments"));
    }

    @Test
    void should_give_utilities_little_memory_and_the_service_what_is_asked_for() throws Exception {
        assertTrue(Long.parseLong(start(jar, List.of(), Map.of(), "--check").line("heap")) <= 256L << 20);
        Ended service = start(jar, List.of(), Map.of("AENEAS_HEAP", "700m"));
        long heap = Long.parseLong(service.line("heap"));
        assertTrue(heap > 600L << 20 && heap <= 700L << 20, service.text());
        Ended withEngines = start(jar, List.of(), Map.of("AENEAS_HEAP", "700m"), "--engines", "some folder");
        assertEquals("-nosplash -data @none --engines some folder", withEngines.line("arguments"));
    }

    @Test
    void should_end_with_the_products_exit_status_under_the_java_that_is_new_enough() throws Exception {
        java("jvm/java-8-openjdk", "1.8.0_402");
        java("jvm/java-17-openjdk", "17.0.15");

        Ended ended = start(jar, List.of("-Daeneas.java.homes=" + folder.resolve("jvm")), Map.of(), "--status");

        assertEquals(3, ended.status(), ended.text());
        assertEquals("-nosplash -data @none --status", ended.line("arguments"));
    }

    @Test
    void should_prefer_the_java_of_java_home() throws Exception {
        Path chosen = java("chosen", "21.0.1");
        assertEquals(3, start(jar, List.of(), Map.of("JAVA_HOME", chosen.toString()), "--status").status());

        Path old = java("old", "11.0.2");
        assertEquals(0, start(jar, List.of(), Map.of("JAVA_HOME", old.toString()), "--status").status());
    }

    @ParameterizedTest
    @CsvSource({"LC_ALL,C", "LC_ALL,POSIX", "LC_ALL,''", "LC_ALL,C.UTF-8"})
    void should_take_more_than_ascii_where_no_locale_is_set(String variable, String locale) throws Exception {
        assertEquals("UTF-8", start(jar, List.of(), Map.of(variable, locale, "LC_CTYPE", "", "LANG", ""), "--status")
                .line("sun.jnu.encoding"));
    }

    @Test
    void should_say_in_one_line_that_java_8_is_too_old() throws Exception {
        Path old = java("jvm/java-8-openjdk", "1.8.0_402");

        Ended ended = start(jar, List.of("-Daeneas.java.homes=" + folder.resolve("jvm")), Map.of(), "--configure");

        assertEquals(1, ended.status());
        assertEquals(1, ended.text().lines().count(), ended.text());
        assertTrue(ended.text().startsWith("The agent needs Java 17 or newer, and only Java 8 was found (" + old + ")"),
                ended.text());
    }

    @Test
    void should_itself_start_on_java_8() throws Exception {
        try (JarFile built = new JarFile(BUILT.toFile());
                InputStream code = built.getInputStream(built.getEntry("org/aeneas/agent/launcher/Launcher.class"))) {
            byte[] head = code.readNBytes(8);
            assertEquals(52, head[7], "the version of class files of Java 8");
        }
    }

    @Test
    void should_say_in_one_line_that_the_product_is_missing() throws Exception {
        Files.delete(product.resolve("plugins/org.eclipse.equinox.launcher_1.7.jar"));

        Ended ended = start(jar, List.of(), Map.of(), "--check");

        assertEquals(1, ended.status());
        assertEquals("The agent's program is missing in " + product.resolve("plugins")
                + ": install the package again.\n", ended.text());
    }

    @Test
    void should_use_a_folder_for_the_moment_where_it_may_not_write() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        Ended ended = start(jar, List.of(), Map.of("AENEAS_CONFIGURATION", file + "/caches"), "--check");

        assertEquals(0, ended.status(), ended.text());
        assertFalse(Files.exists(Path.of(URI.create(ended.line("osgi.configuration.area")))), "left behind");
    }
}
