package org.aeneas.sandbox.internal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import org.aeneas.sandbox.SandboxEndpoints;

/**
 * What a sandbox says about itself in the file {@code sandbox.json} of its directory. It holds the sandbox's keys, so
 * only its owner may read it.
 *
 * @param version   of Cassandra
 * @param parts     its processes; empty until it is complete
 * @param endpoints empty until it is complete
 */
@JsonIgnoreProperties(ignoreUnknown = true) // What another version wrote can still be stopped.
public record SandboxState(String version, List<Part> parts, Optional<SandboxEndpoints> endpoints) {
    private static final String FILE = "sandbox.json";
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT);
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** A process, as it was when the sandbox was complete. */
    public record Part(String name, long pid) {
    }

    public SandboxState {
        parts = parts == null ? List.of() : List.copyOf(parts);
    }

    /**
     * Claims a directory for a sandbox that starts.
     *
     * @return false if there is one already
     */
    public static boolean claim(Path directory, String version) throws IOException {
        Files.createDirectories(directory);
        try {
            Files.createFile(directory.resolve(FILE), OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        new SandboxState(version, List.of(), Optional.empty()).write(directory);
        return true;
    }

    /** @return empty if the directory holds no sandbox */
    public static Optional<SandboxState> read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        return Optional.of(content.length == 0 ? new SandboxState("", List.of(), Optional.empty())
                : JSON.readValue(content, SandboxState.class));
    }

    public void write(Path directory) throws IOException {
        writePrivate(directory.resolve(FILE), this);
    }

    /** Writes JSON that only its owner may read; whoever reads it meanwhile sees the old content. */
    public static void writePrivate(Path file, Object content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, OWNER_ONLY);
        Files.write(part, JSON.writeValueAsBytes(content));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
