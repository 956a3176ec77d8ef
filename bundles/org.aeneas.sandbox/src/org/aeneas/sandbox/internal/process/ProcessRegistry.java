package org.aeneas.sandbox.internal.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which processes the sandbox started and who owns them, noted in a directory, one file a process: its identity, its
 * name, and its owner's identity (none: it lives until it is told to stop), a line each. What outlived its owner is
 * ended when the registry is next opened. For many threads and processes.
 */
public final class ProcessRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(ProcessRegistry.class);
    private static final Map<Path, ProcessRegistry> OPEN = new ConcurrentHashMap<>();
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Path directory;
    private final ProcessIdentity owner;
    private final Set<ProcessIdentity> ours = ConcurrentHashMap.newKeySet();

    private ProcessRegistry(Path directory) {
        this.directory = directory;
        this.owner = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    }

    public static ProcessRegistry open(Path directory) {
        return OPEN.computeIfAbsent(directory.toAbsolutePath().normalize(), path -> {
            ProcessRegistry registry = new ProcessRegistry(path);
            registry.endOrphans();
            Runtime.getRuntime().addShutdownHook(new Thread(registry::endOurs, "sandbox-shutdown"));
            return registry;
        });
    }

    /** A process that was noted. */
    public record Noted(String name, OwnedProcess process) {
    }

    /** The processes that are noted now and alive. */
    public List<Noted> alive() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> notes = Files.list(directory)) {
            return notes.filter(ProcessRegistry::isWhole).sorted().flatMap(note -> read(note).stream())
                    .filter(note -> note.process().isAlive())
                    .map(note -> new Noted(note.name(), OwnedProcess.known(note.process(), this))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(ProcessIdentity process, String name, boolean detached) throws IOException {
        if (!detached) {
            ours.add(process);
        }
        Files.createDirectories(directory);
        Path note = note(process);
        Path part = directory.resolve(note.getFileName() + ".part");
        Files.writeString(part, process.text() + "\n" + name + "\n" + (detached ? "" : owner.text() + "\n"));
        Files.move(part, note, StandardCopyOption.ATOMIC_MOVE);
    }

    void remove(ProcessIdentity process) {
        ours.remove(process);
        try {
            Files.deleteIfExists(note(process));
        } catch (IOException e) {
            LOG.debug("A note of an ended process stays", e);
        }
    }

    private Path note(ProcessIdentity process) {
        return directory.resolve(process.pid() + "-" + process.startTicks());
    }

    private void endOurs() {
        ours.forEach(process -> OwnedProcess.signal(process, false));
        for (ProcessIdentity process : Set.copyOf(ours)) {
            if (!OwnedProcess.await(process, GRACE)) {
                OwnedProcess.signal(process, true);
            }
            remove(process);
        }
    }

    private void endOrphans() {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> notes = Files.list(directory)) {
            notes.filter(ProcessRegistry::isWhole).flatMap(note -> read(note).stream()).forEach(this::endIfOrphan);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endIfOrphan(Note note) {
        ProcessIdentity process = note.process();
        boolean orphan = note.owner().isPresent() && process.isAlive() && !note.owner().get().isAlive();
        if (orphan) {
            LOG.info("Ending {} (process {}), which outlived its owner", note.name(), process.pid());
            OwnedProcess.known(process, this).stop(GRACE);
        } else if (process.isOfAnotherBoot() || process.isVisible() && !process.isAlive()) {
            remove(process);
        }
    }

    private record Note(ProcessIdentity process, String name, Optional<ProcessIdentity> owner) {
    }

    /** A note is moved to its place when it is whole. */
    private static boolean isWhole(Path note) {
        return !note.toString().endsWith(".part");
    }

    private static Optional<Note> read(Path note) {
        try {
            List<String> lines = Files.readAllLines(note);
            Optional<ProcessIdentity> owner = lines.size() > 2 ? Optional.of(ProcessIdentity.parse(lines.get(2)))
                    : Optional.empty();
            return Optional.of(new Note(ProcessIdentity.parse(lines.get(0)), lines.get(1), owner));
        } catch (NoSuchFileException e) {
            LOG.debug("{} was removed meanwhile", note);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
