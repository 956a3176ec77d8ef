package org.aeneas.extract.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.extract.Target;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.StagedObject;

/** A folder of this machine, in which nothing but staged tables may be. */
public final class FolderTarget implements Target {
    /** Tasks that are not finished keep themselves here. */
    public static final String TASKS = ".aeneas";

    /** Is made and removed, to see whether files can be made. */
    private static final String TRIAL = ".writable" + DurableFiles.PARTIAL_SUFFIX;
    private static final Set<String> OURS = Set.of("data", "meta", TASKS, TRIAL);

    private final Path folder;

    public FolderTarget(Path folder) {
        this.folder = folder;
    }

    @Override
    public String describe(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public void check() {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Problem("output-not-a-folder", "The output is a file, not a folder.", folder.toString(),
                    "Name a folder that is new or empty.").asException();
        }
        try {
            Files.createDirectories(folder);
            try (Stream<Path> children = Files.list(folder)) {
                children.filter(child -> !OURS.contains(child.getFileName().toString())).findFirst()
                        .ifPresent(this::refuse);
            }
            Files.deleteIfExists(folder.resolve(TRIAL));
            Files.createFile(folder.resolve(TRIAL));
            Files.delete(folder.resolve(TRIAL));
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    private void refuse(Path child) {
        throw new Problem("output-not-empty", "The output folder holds something else: " + child.getFileName() + ".",
                folder.toString(), "Name a folder that is new or empty.").asException();
    }

    @Override
    public Map<String, Long> sizes(String prefix) {
        Map<String, Long> sizes = new HashMap<>();
        for (Path file : files(prefix)) {
            if (!isPartial(file)) {
                try {
                    sizes.put(folder.relativize(file).toString().replace('\\', '/'), Files.size(file));
                } catch (IOException e) {
                    throw DurableFiles.problem(file, e);
                }
            }
        }
        return sizes;
    }

    @Override
    public Optional<byte[]> read(String name) {
        Path file = folder.resolve(name);
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    @Override
    public void put(String name, byte[] content) {
        DurableFiles.write(folder.resolve(name), content);
    }

    @Override
    public Path place(String name, Path staging) {
        return folder.resolve(name);
    }

    @Override
    public void deliver(StagedObject object, Path file, Progress progress) {
        if (!file.equals(folder.resolve(object.name()))) {
            throw new IllegalArgumentException(file + " was not written at its place");
        }
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public void removeUnfinished(String prefix) {
        for (Path file : files(prefix)) {
            if (isPartial(file)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw DurableFiles.problem(file, e);
                }
            }
        }
    }

    private List<Path> files(String prefix) {
        Path parent = folder.resolve(prefix);
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(parent)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            throw DurableFiles.problem(parent, e.getCause());
        } catch (IOException e) {
            throw DurableFiles.problem(parent, e);
        }
    }

    private static boolean isPartial(Path file) {
        return file.getFileName().toString().endsWith(DurableFiles.PARTIAL_SUFFIX);
    }
}
