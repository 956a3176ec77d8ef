package org.aeneas.extract.internal;

import java.util.Optional;

import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.ExtractPlan;
import org.aeneas.mapping.Reject;
import org.aeneas.mapping.RowEncoder;
import org.aeneas.staging.Counts;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.RejectLog;
import org.aeneas.staging.StagedObject;
import org.aeneas.staging.StagedWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One try to write a chunk's object and its rejects: both are there at its end, or neither. One thread reads and
 * writes, another may wait for the disk.
 */
final class ChunkAttempt implements AutoCloseable {
    /** Enough for the compressor and the disk to work in one go, little enough to stay in the processor's cache. */
    private static final int FLUSH = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(ChunkAttempt.class);

    private final RowSource source;
    private final long asOf;
    private final RowEncoder encoder;
    private final ByteSink sink;
    private final StagedWriter writer;
    private final RejectLog rejects;
    private final RowProgress progress;
    private long rows;
    private long staticItems;
    private long staged;
    private long unknownCells;
    private long rowsExpiringInParts;
    /** Rows of the part at hand that are taken in, static ones too. */
    private long taken;

    /** @param sink is the caller's to use again afterwards */
    ChunkAttempt(RowSource source, long asOf, RowEncoder encoder, ByteSink sink, StagedWriter writer, RejectLog rejects,
            RowProgress progress) {
        this.source = source;
        this.asOf = asOf;
        this.encoder = encoder;
        this.sink = sink;
        this.writer = writer;
        this.rejects = rejects;
        this.progress = progress;
        sink.reset();
        progress.restart();
    }

    /**
     * Appends the rows of a part. Where reading fails it is begun again, and the rows that are taken in already are
     * stepped over: a source gives the same rows as of the same second.
     *
     * @param tries at least 1
     */
    void read(TokenRange part, int tries, Pause pause) {
        taken = 0;
        for (int attempt = 1;; attempt++) {
            try {
                append(part);
                return;
            } catch (SourceFailure e) {
                if (attempt == tries) {
                    throw e;
                }
                LOG.warn("Reading {} {} failed after {} rows and is tried again: {}", source.schema().qualifiedName(),
                        part, taken, e.getMessage());
                pause.await();
            }
        }
    }

    private void append(TokenRange part) {
        try (GuardedCursor cursor = new GuardedCursor(source, part, asOf)) {
            for (long skip = taken; skip > 0; skip--) {
                if (!cursor.next()) {
                    throw SourceFailure.of(new IllegalStateException("fewer rows than when they were read before"));
                }
            }
            while (cursor.next()) {
                take(cursor.row());
            }
            unknownCells += cursor.unknownCells();
        }
    }

    private void take(Row row) {
        Optional<Reject> reject = encode(row);
        if (reject.isEmpty()) {
            staged++;
        } else {
            rejects.add(reject.get());
        }
        if (row.kind() == Row.Kind.STATIC) {
            staticItems++;
        } else {
            rows++;
        }
        if (row.expiresInParts()) {
            rowsExpiringInParts++;
        }
        taken++;
        if (sink.length() >= FLUSH) {
            flush();
        }
        progress.row();
    }

    private Optional<Reject> encode(Row row) {
        int before = sink.length();
        try {
            return encoder.encode(row, sink);
        } catch (RuntimeException | AssertionError e) {
            sink.truncate(before);
            throw SourceFailure.of(e);
        }
    }

    private void flush() {
        writer.write(sink.array(), 0, sink.length());
        sink.reset();
    }

    /** All rows are taken in: from here on the sink and the encoder are not used any more. */
    void finish() {
        flush();
        progress.end();
        writer.finish();
    }

    /** Waits until the object and the rejects are at their places and survive a stop of the machine. */
    Manifest.Chunk complete(ExtractPlan.Chunk chunk) {
        rejects.complete();
        Optional<StagedObject> object = writer.complete();
        Counts counts = new Counts(rows, staticItems, staged, rejects.count(), unknownCells, rowsExpiringInParts,
                object.map(StagedObject::bytes).orElse(0L));
        return new Manifest.Chunk(chunk.number(), chunk.range(), counts, object);
    }

    /** Removes what was written, unless it is complete. */
    @Override
    public void close() {
        try (writer) {
            rejects.close();
        }
    }
}
