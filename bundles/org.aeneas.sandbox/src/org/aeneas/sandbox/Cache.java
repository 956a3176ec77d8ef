package org.aeneas.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.fetch.FileTree;
import org.aeneas.sandbox.internal.fetch.Manifest;
import org.aeneas.sandbox.internal.fetch.MavenJars;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the sandbox fetched, once for all clones of the repository on this machine: {@code $AENEAS_CACHE}, else
 * {@code $XDG_CACHE_HOME/aeneas}, else {@code ~/.cache/aeneas}. An entry is a directory with a manifest of SHA-256
 * sums in it; it appears whole or not at all, and one whose files no longer have these sums is fetched again. For many
 * threads and processes.
 */
public final class Cache {
    private static final Logger LOG = LoggerFactory.getLogger(Cache.class);
    private static final long LOCK_POLL_MILLIS = 200;
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path root;

    /** Puts an entry's files into a directory that is thrown away if this fails. */
    @FunctionalInterface
    public interface Fetch {
        void into(Path directory, Progress progress) throws IOException;
    }

    public Cache(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The cache that this machine's user has. */
    public static Cache ofUser() {
        return new Cache(location(System.getenv(), Path.of(System.getProperty("user.home"))));
    }

    static Path location(Map<String, String> environment, Path home) {
        String own = environment.getOrDefault("AENEAS_CACHE", "");
        if (!own.isBlank()) {
            return Path.of(own);
        }
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The XDG base directory specification: relative values are invalid and ignored.
        Path base = xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".cache");
        return base.resolve("aeneas");
    }

    public Path root() {
        return root;
    }

    /** Where it is noted which processes the sandbox started. */
    public Path processes() {
        return root.resolve("processes");
    }

    /**
     * The directory of an entry; fetches it if it is missing or damaged. Waits while another process fetches it.
     *
     * @param name a relative path without dots: {@code cassandra/5.0.9}
     */
    public Path entry(String name, Progress progress, Fetch fetch) {
        Path entry = root.resolve(name);
        ReentrantLock ours = LOCKS.computeIfAbsent(entry, key -> new ReentrantLock());
        try {
            Files.createDirectories(entry.getParent());
            await(ours, progress);
            try (FileChannel channel = FileChannel.open(lockFile(name), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE); FileLock theirs = await(channel, progress)) {
                LOG.debug("Locked {} by {}", entry, theirs);
                ensure(entry, progress, fetch);
            } finally {
                ours.unlock();
            }
        } catch (IOException e) {
            throw SandboxProblems.cacheUnusable(entry, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxProblems.interrupted(entry.toString(), e);
        }
        return entry;
    }

    /**
     * The directory with the jars of Maven artifacts and of what they need at run time, fetched if the cache lacks it.
     *
     * @param name        as of {@link #entry}
     * @param coordinates {@code group:artifact:version}
     */
    public Path jars(String name, List<String> coordinates, Progress progress) {
        return entry(name, progress, (directory, p) -> {
            p.begin("Fetching " + name, "files", -1);
            MavenJars.copy(coordinates.stream().map(MavenJars.Artifact::of).toList(), directory, p);
        });
    }

    private void ensure(Path entry, Progress progress, Fetch fetch) throws IOException {
        if (Files.isDirectory(entry)) {
            if (Manifest.verify(entry)) {
                return;
            }
            LOG.warn("{} was changed since it was fetched; it is fetched again", entry);
        }
        Path parts = Files.createDirectories(root.resolve("partial"));
        Path part = Files.createTempDirectory(parts, entry.getFileName().toString());
        try {
            fetch.into(part, progress);
            Manifest.write(part);
            if (Files.exists(entry)) {
                // Moved away rather than deleted in place: nobody may see half an entry.
                Files.move(entry, part.resolveSibling(part.getFileName() + ".old"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(part, entry, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(part);
            FileTree.delete(part.resolveSibling(part.getFileName() + ".old"));
        }
    }

    private Path lockFile(String name) throws IOException {
        return Files.createDirectories(root.resolve("locks")).resolve(name.replace('/', '-') + ".lock");
    }

    private static void await(ReentrantLock lock, Progress progress) throws InterruptedException {
        while (!lock.tryLock(LOCK_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            progress.check();
        }
    }

    private static FileLock await(FileChannel channel, Progress progress) throws IOException, InterruptedException {
        while (true) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            progress.check();
            Thread.sleep(LOCK_POLL_MILLIS);
        }
    }
}
