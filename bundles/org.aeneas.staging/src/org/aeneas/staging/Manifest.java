package org.aeneas.staging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.row.TokenRange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a table's staged objects are, and that they are all: written last. The same plan over the same files gives the
 * same bytes, however often the extraction was interrupted.
 *
 * @param version  of this file's form: {@value #VERSION}
 * @param complete whether every chunk of the plan is staged
 * @param schema   CREATE TYPE and CREATE TABLE statements
 * @param mapping  how rows become items, in the mapping's own JSON
 * @param chunks   those that are staged, in their order
 * @param failed   those that could not be read
 * @param totals   over all chunks
 */
public record Manifest(int version, String keyspace, String table, boolean complete, String schema, JsonNode mapping,
        Plan plan, List<Chunk> chunks, List<FailedChunk> failed, Counts totals) {

    public static final int VERSION = 1;

    /**
     * What was fixed before the first row was read.
     *
     * @param id      follows from everything else in the plan
     * @param asOf    epoch second by which it is decided what is expired
     * @param sources the files that were read
     * @param chunks  how many
     */
    public record Plan(String id, long asOf, Format format, Compression compression, List<SourceFile> sources,
            int chunks) {
        public Plan {
            sources = List.copyOf(sources);
        }
    }

    /** @param object empty if no item came out of the chunk */
    public record Chunk(int number, TokenRange range, Counts counts, Optional<StagedObject> object) {
    }

    public record FailedChunk(int number, TokenRange range, Problem problem) {
    }

    public Manifest {
        chunks = List.copyOf(chunks);
        failed = List.copyOf(failed);
    }

    /** @throws org.aeneas.core.ProblemException if it does not account for each row */
    public static Manifest of(Layout layout, String schema, JsonNode mapping, Plan plan, List<Chunk> chunks,
            List<FailedChunk> failed) {
        Counts totals = chunks.stream().map(Chunk::counts).reduce(Counts.NONE, Counts::plus);
        if (!totals.balanced()) {
            throw new Problem("counts-disagree", "Rows and static items read (" + totals.rows() + " + "
                    + totals.staticItems() + ") are not items staged and rejects (" + totals.staged() + " + "
                    + totals.rejects() + ").", layout.keyspace() + "." + layout.table(),
                    "This is a fault of Aeneas: report it with the manifest and the log.").asException();
        }
        boolean complete = failed.isEmpty() && chunks.size() == plan.chunks();
        return new Manifest(VERSION, layout.keyspace(), layout.table(), complete, schema, mapping, plan, chunks, failed,
                totals);
    }

    /** The objects that hold the table's items, in the ring's order. */
    public List<StagedObject> objects() {
        return chunks.stream().flatMap(chunk -> chunk.object().stream()).toList();
    }

    public byte[] toJson() {
        return JsonFiles.pretty(this);
    }

    /**
     * @param name of the object, for messages
     * @throws org.aeneas.core.ProblemException if this is no manifest, or one of a form that we do not know
     */
    public static Manifest parse(String name, byte[] json) {
        try {
            Manifest manifest = JsonFiles.MAPPER.readValue(json, Manifest.class);
            if (manifest.version() != VERSION) {
                throw new Problem("manifest-version", "The manifest has version " + manifest.version() + ".", name,
                        "Read it with the version of Aeneas that wrote it, or extract the table again.").asException();
            }
            return manifest;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw invalid(name, e);
        } catch (IOException e) {
            throw DurableFiles.problem(Path.of(name), e);
        }
    }

    /** @throws org.aeneas.core.ProblemException as {@link #parse}, and if the file cannot be read */
    public static Manifest read(Path file) {
        try {
            return parse(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private static RuntimeException invalid(String name, Exception cause) {
        return new Problem("manifest-invalid", "The file is not a manifest of staged objects.", name,
                "Name the folder that an extraction wrote, or extract the table again.").asException(cause);
    }
}
