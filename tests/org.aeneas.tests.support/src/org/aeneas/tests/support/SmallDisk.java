package org.aeneas.tests.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/** A file system in memory that soon is full. Only root of a machine that lets him mount can have one. */
public record SmallDisk(Path path) implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 100;

    /** Ends the test as skipped where it cannot be mounted. */
    public static SmallDisk mount(Path path, int megabytes) throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/mount")), "there is no mount");
        Files.createDirectory(path);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString());
        assumeTrue(mounted, "only root may mount, and not in every container");
        return new SmallDisk(path);
    }

    /** Leaves not a byte for others, even if they give some back meanwhile. */
    public Path fill() throws IOException {
        Path filler = path.resolve("filler");
        byte[] page = new byte[4096];
        for (int attempt = 1;; attempt++) {
            try (OutputStream out = Files.newOutputStream(filler, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND)) {
                while (true) {
                    out.write(page);
                }
            } catch (IOException e) {
                if (Files.getFileStore(path).getUsableSpace() == 0) {
                    return filler;
                }
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public void grow(int megabytes) throws IOException {
        if (!run("mount", "-o", "remount,size=" + megabytes + "m", path.toString())) {
            throw new IOException("cannot enlarge " + path);
        }
    }

    @Override
    public void close() throws IOException {
        // lazily: a file that is still open must not keep it mounted for ever
        if (!run("umount", path.toString()) && !run("umount", "-l", path.toString())) {
            throw new IOException("cannot unmount " + path);
        }
    }

    private static boolean run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
