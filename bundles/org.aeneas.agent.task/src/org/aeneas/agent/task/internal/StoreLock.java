package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/** One process at a time, and one store in it: the file says which. */
public final class StoreLock implements AutoCloseable {
    /**
     * The system's locks belong to the process, and closing any channel of the file releases them: so within this
     * process it must not even be opened twice.
     */
    private static final Set<Path> OURS = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private StoreLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param folder that is there
     * @throws org.aeneas.core.ProblemException {@code task-store-in-use}
     */
    public static StoreLock take(Path folder) {
        synchronized (OURS) {
            try {
                Path file = folder.toRealPath().resolve("lock");
                if (OURS.contains(file)) {
                    throw inUse(folder, describe(ProcessHandle.current()));
                }
                StoreLock lock = lock(folder, file);
                OURS.add(file);
                return lock;
            } catch (IOException e) {
                throw DurableFiles.problem(folder, e);
            }
        }
    }

    private static StoreLock lock(Path folder, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            if (!locked) {
                throw inUse(folder, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(describe(ProcessHandle.current()).getBytes(StandardCharsets.UTF_8)));
            return new StoreLock(file, channel);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    @Override
    public void close() {
        synchronized (OURS) {
            OURS.remove(file);
            try {
                channel.close();
            } catch (IOException e) {
                throw DurableFiles.problem(file, e);
            }
        }
    }

    private static String describe(ProcessHandle process) {
        String program = process.info().command().map(command -> " (" + command + ")").orElse("");
        return "process " + process.pid() + program;
    }

    private static RuntimeException inUse(Path folder, String holder) {
        return new Problem("task-store-in-use", "The tasks are in the hands of "
                + (holder.isEmpty() ? "another process" : holder) + ".", folder.toString(),
                "Stop that process first, or give this one a folder of its own.").asException();
    }
}
