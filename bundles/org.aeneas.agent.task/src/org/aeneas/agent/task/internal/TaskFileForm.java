package org.aeneas.agent.task.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

import org.aeneas.agent.task.FileKeys;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.FileForm;

/**
 * The form of a task's files on this machine. Where it is encrypted, a mark is the first file that is written with the
 * task's key: so a key that is lost or another one is noticed before anything is done with it.
 */
public final class TaskFileForm {
    private static final int KEY_BYTES = 32;
    private static final byte[] MARK = "These files are encrypted.".getBytes(UTF_8);

    private final Task task;
    private final Path mark;
    private final FileKeys keys;

    /** @param folder of the task */
    public TaskFileForm(Task task, Path folder, FileKeys keys) {
        this.task = task;
        this.mark = folder.resolve("encrypted");
        this.keys = keys;
    }

    /**
     * For work at the task: the first time, its key is made.
     *
     * @throws ProblemException {@code local-key-missing}, {@code local-key-wrong} and others
     */
    public FileForm begin() {
        if (task.spec().encryption().localFiles() && Files.notExists(mark)) {
            make();
        }
        return find();
    }

    /** For looking at what is there, as {@link #begin}; plain where nothing was begun. */
    public FileForm find() {
        if (!task.spec().encryption().localFiles() || Files.notExists(mark)) {
            return FileForm.PLAIN;
        }
        FileForm form = form(keys.find(task.id()));
        try (InputStream in = form.read(mark, 0)) {
            in.readAllBytes();
            return form;
        } catch (ProblemException e) {
            throw problem("local-key-wrong", "The task's files on this machine were encrypted with another key.", e);
        } catch (IOException e) {
            throw DurableFiles.problem(mark, e);
        }
    }

    private void make() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            keys.put(task.id(), key);
            DurableFiles.write(mark, MARK, FileForm.encrypted(key));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private FileForm form(Optional<byte[]> found) {
        byte[] key = found.orElseThrow(() -> problem("local-key-missing",
                "The key of the task's files on this machine is lost.", null));
        try {
            return FileForm.encrypted(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private ProblemException problem(String code, String what, Exception cause) {
        return new Problem(code, what, task.spec().name(), "Restore the agent's store of secrets and its key from a "
                + "backup and resume the task, or delete the task and create it again.").asException(cause);
    }
}
