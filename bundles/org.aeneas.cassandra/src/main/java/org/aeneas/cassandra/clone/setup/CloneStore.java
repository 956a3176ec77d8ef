package org.aeneas.cassandra.clone.setup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.JsonRecords;

/**
 * A folder with the journals of clones, each beside the answers by which its hosts are reached: so that a clone can be
 * resumed or undone after a crash without a question. Both are encrypted; the answers hold secrets.
 *
 * @param form {@link FileForm#encrypted}, whose key is kept among the user's secrets
 */
public record CloneStore(Path folder, FileForm form) {
    private static final String JOURNAL = ".journal";
    private static final String ANSWERS = ".answers";

    /** A clone that was begun. */
    public record Kept(Path file, CloneJournal journal, SetupState state) {

        /** Neither whole nor gone. */
        public boolean isUnfinished() {
            return !journal.complete() && !journal.undone();
        }
    }

    /**
     * Those that were begun and are not undone; one that cannot be opened is left out.
     *
     * @param broken told why
     */
    public List<Kept> list(Consumer<Problem> broken) {
        List<Kept> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + JOURNAL)) {
            for (Path file : files) {
                try {
                    Kept kept = open(file);
                    if (!kept.journal().undone()) {
                        all.add(kept);
                    }
                } catch (ProblemException e) {
                    broken.accept(e.problem());
                }
            }
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
        all.sort((a, b) -> a.journal().plan().datacenter().compareTo(b.journal().plan().datacenter()));
        return all;
    }

    private Kept open(Path journal) {
        Path answers = answers(journal);
        try (InputStream in = form.read(answers, 0)) {
            return new Kept(journal, CloneJournal.open(journal, form), JsonRecords.read(in.readAllBytes(),
                    SetupState.class));
        } catch (IOException e) {
            throw new Problem("answers-unreadable", "The logins of this clone cannot be read.", answers.toString(),
                    "Resume or undo it with the command line, which asks for them.").asException(e);
        }
    }

    /**
     * What stands in the way of beginning, as {@link org.aeneas.cassandra.clone.CloneRun#preflight}. Changes nothing
     * and keeps nothing.
     */
    public List<Problem> check(SetupState state, Set<String> consents, CloneSetup setup, Progress progress) {
        Path file = make().resolve(name(state) + ".check");
        delete(file);
        CloneJournal journal = CloneJournal.begin(file, form, state.cluster().orElseThrow(), state.wanted(), consents);
        try {
            return CloneExecution.of(journal, setup, state, CloneListener.NONE)
                    .preflight(progress);
        } finally {
            journal.discard();
        }
    }

    /**
     * Begins a clone. What was kept of an earlier one of the same name, which is undone, goes.
     *
     * @throws org.aeneas.core.ProblemException those of {@link CloneJournal#begin}, {@code journal-exists} also where
     *         the earlier one is not undone
     */
    public Kept begin(SetupState state, Set<String> consents) {
        Path file = make().resolve(name(state) + JOURNAL);
        if (Files.exists(file) && CloneJournal.open(file, form).undone()) {
            delete(file);
        }
        DurableFiles.write(answers(file), JsonRecords.write(state), form);
        return new Kept(file, CloneJournal.begin(file, form, state.cluster().orElseThrow(), state.wanted(), consents),
                state);
    }

    /** Forgets a clone of which nothing was done yet. */
    public void discard(Kept kept) {
        kept.journal().discard();
        delete(answers(kept.file()));
    }

    private Path make() {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }

    private static String name(SetupState state) {
        return state.target().replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static Path answers(Path journal) {
        return journal.resolveSibling(journal.getFileName().toString().replaceFirst("\\.[a-z]+$", ANSWERS));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
