package org.aeneas.agent.task;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import org.aeneas.load.Preparation;
import org.aeneas.mapping.MappingJson;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.slf4j.event.Level;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a task shall do. As JSON it travels to the agent and stands in the store; there is no secret in it.
 *
 * @param name             for people
 * @param schema           CREATE statements of the tables and their types
 * @param format           what is staged: that of the kind
 * @param bucket           of S3, where objects are staged
 * @param folder           in the bucket; empty, or a path without {@code /} at its ends
 * @param region           of the bucket and of the tables: {@code eu-west-1}
 * @param preparation      what becomes of target tables that are there already
 * @param deleteLocalFiles whether a staged file is removed from the local disk when it is on S3; else a copy is kept
 * @param logLevel         of the task's own log file
 * @param threads          writes to DynamoDB under way at once, 1–200; as many threads read, at most one a processor
 * @param writeRate        write units a second that each table's load may take; empty for what DynamoDB gives
 * @param dms              how AWS DMS loads, of tasks whose load it does; without it such a task ends when all is staged
 * @param origin           of rows that are not read from the files of nodes
 * @param changes          of tasks that replicate ongoing changes
 */
public record TaskSpec(String name, TaskKind kind, String description, String schema, List<Table> tables,
        Format format, Compression compression, String bucket, String folder, String region, Preparation preparation,
        boolean deleteLocalFiles, Level logLevel, Encryption encryption, int threads, OptionalDouble writeRate,
        Optional<DmsLoad> dms, Optional<Origin> origin, Optional<Changes> changes) {

    /**
     * How changes are followed, until the task is finished.
     *
     * @param only         the tables are not loaded first: they are in DynamoDB already
     * @param cycleSeconds between the beginnings of two cycles, 5 to 86,400
     */
    public record Changes(boolean only, int cycleSeconds) {
        public static final int LEAST_SECONDS = 5;
        public static final int MOST_SECONDS = 86_400;
        public static final int DEFAULT_SECONDS = 60;
    }

    /**
     * @param name    with the keyspace: {@code shop.orders}
     * @param mapping every decision about it, in the mapping's own JSON
     */
    public record Table(String name, JsonNode mapping) {
        public Table {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(mapping, "mapping");
        }

        public static Table of(TableMapping mapping) {
            return new Table(mapping.source().qualifiedName(), MappingJson.write(mapping));
        }

        /** @throws org.aeneas.core.ProblemException if the JSON is not a mapping's */
        @JsonIgnore
        public TableMapping decisions() {
            return MappingJson.readMapping(mapping);
        }
    }

    /**
     * A source that is read through its engine.
     *
     * @param engine   {@link org.aeneas.engine.SourceEngine#id()}
     * @param settings for its connection, none of them a secret
     */
    public record Origin(String engine, Map<String, String> settings) {
        public Origin {
            Objects.requireNonNull(engine, "engine");
            settings = Map.copyOf(settings);
        }
    }

    public TaskSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(compression, "compression");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(preparation, "preparation");
        Objects.requireNonNull(logLevel, "logLevel");
        Objects.requireNonNull(encryption, "encryption");
        tables = List.copyOf(tables);
        // What a store of an earlier version has says nothing of these.
        dms = dms == null ? Optional.empty() : dms;
        origin = origin == null ? Optional.empty() : origin;
        changes = changes == null ? Optional.empty() : changes;
    }

    /** Of rows that are read from the files of nodes. */
    public TaskSpec(String name, TaskKind kind, String description, String schema, List<Table> tables, Format format,
            Compression compression, String bucket, String folder, String region, Preparation preparation,
            boolean deleteLocalFiles, Level logLevel, Encryption encryption, int threads, OptionalDouble writeRate) {
        this(name, kind, description, schema, tables, format, compression, bucket, folder, region, preparation,
                deleteLocalFiles, logLevel, encryption, threads, writeRate, Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    public TaskSpec withOrigin(Optional<Origin> other) {
        return new TaskSpec(name, kind, description, schema, tables, format, compression, bucket, folder, region,
                preparation, deleteLocalFiles, logLevel, encryption, threads, writeRate,
                dms, other, changes);
    }

    public TaskSpec withDms(Optional<DmsLoad> other) {
        return new TaskSpec(name, kind, description, schema, tables, format, compression, bucket, folder, region,
                preparation, deleteLocalFiles, logLevel, encryption, threads, writeRate, other, origin,
                changes);
    }

    public TaskSpec withChanges(Optional<Changes> other) {
        return new TaskSpec(name, kind, description, schema, tables, format, compression, bucket, folder, region,
                preparation, deleteLocalFiles, logLevel, encryption, threads, writeRate, dms, origin, other);
    }

    /** @param otherTables with the decisions about them, in that schema */
    public TaskSpec withSource(String otherSchema, List<Table> otherTables) {
        return new TaskSpec(name, kind, description, otherSchema, otherTables, format, compression, bucket, folder,
                region, preparation, deleteLocalFiles, logLevel, encryption, threads, writeRate, dms, origin, changes);
    }

    /** What each table passes through, in order. */
    @JsonIgnore
    public List<Stage> stages() {
        if (changes.filter(Changes::only).isPresent()) {
            return List.of();
        }
        return kind == TaskKind.LOCAL || dms.isPresent() ? List.of(Stage.values()) : List.of(Stage.EXTRACT, Stage.UPLOAD);
    }
}
