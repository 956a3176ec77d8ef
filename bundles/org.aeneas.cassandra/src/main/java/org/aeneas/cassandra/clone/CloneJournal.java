package org.aeneas.cassandra.clone;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.aeneas.cassandra.clone.ClonePlan.Consent;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.JsonRecords;

/**
 * What was decided and how far it is, in one file that is whole whenever the program or the machine stops. It holds
 * texts of configuration files, and so their passwords: give it an encrypted form, whose key is kept among the user's
 * secrets. For many threads; one process at a time.
 */
public final class CloneJournal {
    private static final int VERSION = 1;

    private final Path file;
    private final FileForm form;
    private final Content content;
    private final ClonePlan plan;
    private final Map<String, StepRecord> records;

    /**
     * The plan is made again from cluster and choices, and compared.
     *
     * @param id       short, for the names of what is left on hosts
     * @param plan     a fingerprint
     * @param consents that were given
     */
    record Content(int version, String id, SourceCluster cluster, CloneChoices choices, String plan,
            Set<String> consents, Map<String, StepRecord> records) {
    }

    private CloneJournal(Path file, FileForm form, Content content, ClonePlan plan) {
        this.file = file;
        this.form = form;
        this.content = content;
        this.plan = plan;
        this.records = new TreeMap<>(content.records());
    }

    /**
     * Begins one, of the plan that {@link Planner} makes of cluster and choices.
     *
     * @param form     how it is written: {@link FileForm#encrypted}
     * @param consents ids of {@link Consent}s that the user has given
     * @throws org.aeneas.core.ProblemException {@code journal-exists}; {@code consent-missing}; those of the planner
     */
    public static CloneJournal begin(Path file, FileForm form, SourceCluster cluster, CloneChoices choices,
            Set<String> consents) {
        if (Files.exists(file)) {
            throw new Problem("journal-exists", "A clone was begun with this journal already.", file.toString(),
                    "Resume it, undo it, or name another file.").asException();
        }
        ClonePlan plan = Planner.plan(cluster, choices);
        for (Consent consent : plan.consents()) {
            if (!consents.contains(consent.id())) {
                throw new Problem("consent-missing", consent.text() + " " + String.join(", ", consent.names()),
                        consent.id(), "Agree to it, or choose otherwise.").asException();
            }
        }
        String print = fingerprint(plan);
        CloneJournal journal = new CloneJournal(file, form, new Content(VERSION, print.substring(0, 8), cluster,
                choices, print, new TreeSet<>(consents), Map.of()), plan);
        journal.save();
        return journal;
    }

    /**
     * Opens one, to resume, to undo, or to look at it.
     *
     * @throws org.aeneas.core.ProblemException {@code journal-missing}, {@code journal-unreadable},
     *         {@code journal-version}, {@code local-file-damaged}
     */
    public static CloneJournal open(Path file, FileForm form) {
        if (!Files.exists(file)) {
            throw new Problem("journal-missing", "There is no journal of a clone.", file.toString(),
                    "Name the file that the run made.").asException();
        }
        Content content;
        try (InputStream in = form.read(file, 0)) {
            content = JsonRecords.read(in.readAllBytes(), Content.class);
        } catch (IOException e) {
            throw new Problem("journal-unreadable", "This is no journal of a clone.", file.toString(),
                    "Name the file that the run made.").asException(e);
        }
        ClonePlan plan = Planner.plan(content.cluster(), content.choices());
        if (content.version() != VERSION || !content.plan().equals(fingerprint(plan))) {
            throw new Problem("journal-version", "This clone was begun with another version of Aeneas, which plans"
                    + " otherwise.", file.toString(), "Resume or undo it with the version that began it.")
                            .asException();
        }
        return new CloneJournal(file, form, content, plan);
    }

    private static String fingerprint(ClonePlan plan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Step step : plan.steps()) {
                digest.update((step.id() + "\n" + String.join("\n", step.changes())).getBytes(
                        StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Short and of this clone alone. */
    public String id() {
        return content.id();
    }

    public SourceCluster cluster() {
        return content.cluster();
    }

    public CloneChoices choices() {
        return content.choices();
    }

    public ClonePlan plan() {
        return plan;
    }

    public synchronized StepRecord record(String step) {
        return records.getOrDefault(step, StepRecord.NEW);
    }

    public StepState state(Step step) {
        return record(step.id()).state();
    }

    /** Every step's state, in the plan's order. */
    public Map<String, StepState> states() {
        Map<String, StepState> states = new LinkedHashMap<>();
        plan.steps().forEach(step -> states.put(step.id(), state(step)));
        return states;
    }

    /** Whether every step is done. */
    public boolean complete() {
        return states().values().stream().allMatch(state -> state == StepState.DONE);
    }

    /** Whether undoing was begun: then it can only be gone on with. */
    public boolean undoing() {
        return states().values().stream().anyMatch(
                state -> state == StepState.UNDOING || state == StepState.UNDONE || state == StepState.KEPT);
    }

    /**
     * Keeps other processes from working on the same clone.
     *
     * @return to be closed afterwards
     * @throws org.aeneas.core.ProblemException {@code journal-busy}
     */
    Closeable lock() {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw DurableFiles.problem(lock, e);
        }
        throw new Problem("journal-busy", "This clone is being worked on already.", file.toString(),
                "Wait for the other run of Aeneas, or end it.").asException();
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Whether nothing is left of it, but for a snitch that is kept. */
    public boolean undone() {
        return undoing() && states().values().stream()
                .noneMatch(state -> state.touched() && state != StepState.KEPT);
    }

    /** Deletes it, where nothing was done yet. */
    public void discard() {
        if (states().values().stream().anyMatch(StepState::touched)) {
            throw new IllegalStateException("the clone was begun");
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /** Durable when this returns. */
    synchronized void state(String step, StepState state, Optional<Problem> problem) {
        records.put(step, record(step).in(state, problem, Instant.now().getEpochSecond()));
        save();
    }

    /** Remembers what was found before a change, unless it is known already. Durable when this returns. */
    synchronized void fact(String step, String key, String value) {
        records.put(step, record(step).with(key, value));
        save();
    }

    Optional<String> fact(String step, String key) {
        return Optional.ofNullable(record(step).facts().get(key));
    }

    private void save() {
        DurableFiles.write(file.toAbsolutePath(), JsonRecords.write(new Content(content.version(), content.id(),
                content.cluster(), content.choices(), content.plan(), content.consents(), records)), form);
    }
}
