package org.aeneas.load.internal;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.aeneas.core.ProblemException;
import org.aeneas.load.Checkpoint;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadReport.FailedObject;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.Target;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedReader;

/** The lines of a staged object. */
public final class StagedFeed extends Feed {
    /** What concerns one object; anything else (no credentials, no bucket, no network) concerns the next as well. */
    private static final Set<String> OF_ONE_OBJECT = Set.of("staged-object-corrupt", LineParser.INVALID,
            "object-missing", "file-unreadable");

    private final StagedObject object;
    private final ObjectSource source;
    private final Target target;
    private final Checkpoint checkpoint;

    public StagedFeed(StagedObject object, ObjectSource source, Target target, Checkpoint checkpoint) {
        this.object = object;
        this.source = source;
        this.target = target;
        this.checkpoint = checkpoint;
    }

    @Override
    String name() {
        return object.name();
    }

    @Override
    void pump(Consumer<PendingWrite> next) {
        LineParser parser = new LineParser(target, this);
        try (StagedReader lines = StagedReader.open(object, source.open(object))) {
            while (lines.next()) {
                next.accept(parser.parse(lines.bytes(), lines.offset(), lines.length(), lines.number()));
            }
        }
    }

    @Override
    void completed(LoadCounts counts) {
        checkpoint.record(object, counts);
    }

    @Override
    Optional<FailedObject> failure(ProblemException e) {
        return OF_ONE_OBJECT.contains(e.problem().code())
                ? Optional.of(new FailedObject(object, e.problem())) : Optional.empty();
    }
}
