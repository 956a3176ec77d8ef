package org.aeneas.extract.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.core.Progress;
import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.TokenRange;
import org.aeneas.extract.ExtractPlan;
import org.aeneas.extract.ExtractPlan.Chunk;
import org.aeneas.extract.Target;
import org.aeneas.extract.TaskStore;
import org.aeneas.mapping.DmsCsvEncoder;
import org.aeneas.mapping.DynamoJsonEncoder;
import org.aeneas.mapping.RowEncoder;
import org.aeneas.staging.RejectLog;
import org.aeneas.staging.StagedWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes chunks' objects, one after the other, with buffers that are used again. For one thread. */
final class ChunkStager {
    /** How often a part of a chunk that could not be read at once is tried. */
    private static final int TRIES = 2;
    private static final int FIRST_BUFFER = 512 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ChunkStager.class);

    private final ExtractPlan plan;
    private final Target target;
    private final TaskStore store;
    private final Progress progress;
    private final Stop stop;
    private final Pause pause;
    private final ByteSink sink = new ByteSink(FIRST_BUFFER);
    private final Map<TableRun, RowEncoder> encoders = new HashMap<>();

    ChunkStager(ExtractPlan plan, Target target, TaskStore store, Progress progress, Stop stop, Pause pause) {
        this.plan = plan;
        this.target = target;
        this.store = store;
        this.progress = progress;
        this.stop = stop;
        this.pause = pause;
    }

    /**
     * Reads the chunk at once; if that fails, in its smaller parts. The object's bytes are the same.
     *
     * @return finished: to be completed, and closed
     * @throws SourceFailure if both fail; nothing is left behind then
     */
    ChunkAttempt stage(TableRun run, Chunk chunk, StagedWriter.Space space) {
        RowProgress rows = new RowProgress(progress, stop);
        try {
            return finished(attempt(run, chunk, space, rows), List.of(chunk.range()), 1);
        } catch (SourceFailure e) {
            LOG.warn("Chunk {} of {} failed and is tried again in {} parts: {}", chunk.number(),
                    run.table().qualifiedName(), chunk.parts().size(), e.getMessage());
            LOG.debug("Chunk {}", chunk, e);
        }
        encoders.remove(run);
        pause.await();
        return finished(attempt(run, chunk, space, rows), chunk.parts(), TRIES);
    }

    private ChunkAttempt finished(ChunkAttempt attempt, List<TokenRange> parts, int tries) {
        boolean finished = false;
        try {
            parts.forEach(part -> attempt.read(part, tries, pause));
            attempt.finish();
            finished = true;
            return attempt;
        } finally {
            if (!finished) {
                attempt.close();
            }
        }
    }

    private ChunkAttempt attempt(TableRun run, Chunk chunk, StagedWriter.Space space, RowProgress rows) {
        String name = run.objectName(chunk);
        Path file = target.place(name, store.staging());
        RowEncoder encoder = encoders.computeIfAbsent(run, this::encoder);
        StagedWriter writer = new StagedWriter(name, file, space, target.form());
        RejectLog rejects = new RejectLog(store.rejects(run.layout(), chunk.number()), target.form());
        return new ChunkAttempt(run.source(), plan.asOf(), encoder, sink, writer, rejects, rows);
    }

    private RowEncoder encoder(TableRun run) {
        return switch (plan.format()) {
            case DYNAMODB_JSON -> new DynamoJsonEncoder(run.mapping());
            case DMS_CSV -> new DmsCsvEncoder(run.mapping());
        };
    }
}
