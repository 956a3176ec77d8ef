package org.aeneas.staging;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Files that are there whole or not at all, also when the machine stops in between. */
public final class DurableFiles {
    /** At the end of the name of a file that is not whole. */
    public static final String PARTIAL_SUFFIX = ".partial";

    private DurableFiles() {
    }

    /** Where a file is written before it is whole: beside it, hidden. */
    public static Path partial(Path file) {
        return file.resolveSibling("." + file.getFileName() + PARTIAL_SUFFIX);
    }

    /**
     * Writes a small file, in place of the one of that name if there is one.
     *
     * @throws ProblemException if it cannot be written; then the old one is still there
     */
    public static void write(Path file, byte[] content) {
        write(file, content, FileForm.PLAIN);
    }

    /** As {@link #write(Path, byte[])}, in that form. */
    public static void write(Path file, byte[] content, FileForm form) {
        try {
            Files.createDirectories(file.getParent());
            Path partial = partial(file);
            try (FileOutputStream out = new FileOutputStream(partial.toFile())) {
                OutputStream formed = form.write(out);
                formed.write(content);
                if (formed != out) {
                    formed.close();
                }
                out.getFD().sync();
            }
            moveIntoPlace(partial, file);
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    /** Gives a file that is whole and synced its final name, atomically and for good. */
    public static void moveIntoPlace(Path partial, Path file) throws IOException {
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file.getParent());
    }

    /** Makes additions to and removals from a folder survive a stop of the machine. */
    public static void syncFolder(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Says in plain words why a file could not be read or written. */
    public static ProblemException problem(Path file, IOException e) {
        String reason = reason(e);
        String lower = reason.toLowerCase(Locale.ROOT);
        String object = file.toString();
        if (lower.contains("no space left") || lower.contains("not enough space")) {
            return new Problem("disk-full", "The disk is full.", object,
                    "Free space on it, then start again: finished parts are kept.").asException(e);
        }
        if (lower.contains("quota exceeded")) {
            return new Problem("disk-full", "The disk quota is used up.", object,
                    "Free space or raise the quota, then start again: finished parts are kept.").asException(e);
        }
        if (e instanceof AccessDeniedException || lower.contains("permission denied")) {
            return new Problem("access-denied", "The operating system refuses access.", object,
                    "Give this user access to it, or choose another folder.").asException(e);
        }
        if (lower.contains("read-only file system")) {
            return new Problem("read-only", "The file system is read-only.", object,
                    "Choose another folder, or mount the file system for writing.").asException(e);
        }
        if (lower.contains("not a directory") || e instanceof FileAlreadyExistsException) {
            return new Problem("folder-is-a-file", "A part of this path is a file and not a folder.", object,
                    "Choose another folder, or move that file away.").asException(e);
        }
        if (e instanceof NoSuchFileException) {
            return new Problem("file-missing", "The file does not exist.", object,
                    "Check the path, and that nobody removes files while this runs.").asException(e);
        }
        return new Problem("file-failed", "Reading or writing failed: " + reason + ".", object,
                "Check the disk and the system's log, then start again.").asException(e);
    }

    /** Why it failed, in the operating system's words where there are any, without the file's name. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
