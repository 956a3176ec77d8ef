package org.aeneas.extract.tests;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.aws.ObjectStore;
import org.aeneas.core.Progress;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.TableExtract;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.Manifest;
import org.slf4j.Logger;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.github.luben.zstd.Zstd;

/** A Java process of its own, with the class path of this one, that runs a main class of these tests. */
final class ChildJvm implements AutoCloseable {
    private final Process process;
    private final Path log;

    ChildJvm(Path log, List<String> vmArguments, Class<?> main, String... arguments) throws IOException {
        this.log = log;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(vmArguments);
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /** @return whether it has ended meanwhile */
    boolean await(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    int exitStatus() {
        return process.exitValue();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** Whether it has printed that. */
    boolean hasMessage(String message) throws IOException {
        return output().contains(message);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static String classPath() {
        return Stream.of(ChildJvm.class, Progress.class, RowSource.class, TableMapping.class, Manifest.class,
                TableExtract.class, ObjectStore.class, JsonValue.class, JsonFactory.class, ObjectMapper.class,
                Jdk8Module.class, Zstd.class, Logger.class)
                .map(ChildJvm::location).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String location(Class<?> type) {
        try {
            Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path compiled = root.resolve("target/classes");
            return (Files.isDirectory(compiled) ? compiled : root).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
