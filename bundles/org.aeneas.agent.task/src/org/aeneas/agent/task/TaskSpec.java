package org.aeneas.agent.task;

import java.util.List;
import java.util.Objects;
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
 */
public record TaskSpec(String name, TaskKind kind, String description, String schema, List<Table> tables,
        Format format, Compression compression, String bucket, String folder, String region, Preparation preparation,
        boolean deleteLocalFiles, Level logLevel, Encryption encryption, int threads, OptionalDouble writeRate) {

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
    }
}
