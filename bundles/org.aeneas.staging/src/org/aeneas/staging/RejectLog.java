package org.aeneas.staging;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.aeneas.core.row.ByteSink;
import org.aeneas.mapping.Reject;

/**
 * The rows of one chunk that cannot be represented, a JSON object a line in the rows' order, so that a chunk that is
 * extracted again has the same log. A chunk without rejects has no file. For one thread.
 */
public final class RejectLog implements AutoCloseable {
    private static final int FLUSH = 64 * 1024;

    private final StagedWriter writer;
    private final ByteSink lines = new ByteSink(1024);
    private long count;

    /** @param file is there when the log is complete */
    public RejectLog(Path file) {
        this(file, FileForm.PLAIN);
    }

    /** @param form of the file: rejects hold keys */
    public RejectLog(Path file, FileForm form) {
        this.writer = new StagedWriter("rejects.jsonl", file, StagedWriter.Space.UNLIMITED, form);
    }

    public void add(Reject reject) {
        lines.put(JsonFiles.line(new Reject(reject.table(), wellFormed(reject.key()), reject.code(),
                wellFormed(reject.reason()))));
        count++;
        if (lines.length() >= FLUSH) {
            flush();
        }
    }

    public long count() {
        return count;
    }

    private void flush() {
        writer.write(lines.array(), 0, lines.length());
        lines.reset();
    }

    public void complete() {
        flush();
        writer.complete();
    }

    /** Removes what was written, unless it is complete. */
    @Override
    public void close() {
        writer.close();
    }

    /** Half of a surrogate pair, which Cassandra may store and JSON cannot hold, becomes a question mark. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
