package org.aeneas.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/** What agents send, into files. */
final class Downloads {

    private Downloads() {
    }

    /** Sends what it has. */
    interface Sender {
        void sendTo(OutputStream out) throws IOException;
    }

    /**
     * The file is there when all of it is.
     *
     * @return bytes
     * @throws org.aeneas.core.ProblemException {@code file-unwritable}, and what the sender throws
     */
    static long save(Path file, Sender sender) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                sender.sendTo(out);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(part);
                throw e;
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return Files.size(file);
        } catch (IOException e) {
            throw new Problem("file-unwritable", "The file cannot be written: " + DurableFiles.reason(e) + ".",
                    file.toString(), "Name another one with --out, or make room on that disk.").asException(e);
        }
    }

    /** Work with files or with memory. */
    interface Io {
        void run() throws IOException;
    }

    /** What is written into memory does not fail. */
    static void toMemory(Io work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
