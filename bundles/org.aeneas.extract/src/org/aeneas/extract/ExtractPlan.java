package org.aeneas.extract;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.SchemaWriter;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.internal.ChunkPlanner;
import org.aeneas.mapping.MappingJson;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.JsonFiles;
import org.aeneas.staging.Layout;
import org.aeneas.staging.SourceFile;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Everything that decides which bytes an extraction gives, fixed before the first row is read. Threads, limits and
 * places are not in it.
 *
 * @param version of its JSON: {@value #VERSION}
 * @param id      16 hex digits that follow from everything else in it
 * @param asOf    epoch second by which it is decided what is expired
 */
public record ExtractPlan(int version, String id, long asOf, Format format, Compression compression,
        List<TablePlan> tables) {

    public static final int VERSION = 1;

    private static final int ID_DIGITS = 16;

    /**
     * @param schema  CREATE TYPE and CREATE TABLE statements
     * @param mapping how rows become items, in the mapping's own JSON
     * @param sources the files that the table is read from, by name
     */
    public record TablePlan(String keyspace, String table, String schema, JsonNode mapping, List<SourceFile> sources,
            List<Chunk> chunks) {
        public TablePlan {
            sources = sources.stream().sorted(Comparator.comparing(SourceFile::name)).toList();
            chunks = List.copyOf(chunks);
        }

        /**
         * Plans a table.
         *
         * @param chunkBytes about so many bytes a chunk, uncompressed at the source; more where there would be too many
         */
        public static TablePlan of(TableMapping mapping, RowSource source, List<SourceFile> sources, long chunkBytes) {
            TableSchema schema = mapping.source();
            return new TablePlan(schema.keyspace(), schema.name(), SchemaWriter.cql(schema), MappingJson.write(mapping),
                    sources, ChunkPlanner.chunks(source, chunkBytes));
        }

        public TablePlan withChunks(List<Chunk> others) {
            return new TablePlan(keyspace, table, schema, mapping, sources, others);
        }

        public Layout layout() {
            return new Layout(keyspace, table);
        }

        public String qualifiedName() {
            return keyspace + "." + table;
        }
    }

    /**
     * What becomes one object.
     *
     * @param number         from 1, in the ring's order
     * @param cuts           tokens inside the range at which it is read in smaller parts if it cannot be read at once
     * @param estimatedBytes uncompressed, at the source
     * @param estimatedRows  -1 if unknown
     */
    public record Chunk(int number, TokenRange range, List<String> cuts, long estimatedBytes, long estimatedRows) {
        public Chunk {
            cuts = List.copyOf(cuts);
        }

        /** The range cut into its smaller parts, in the ring's order. */
        public List<TokenRange> parts() {
            List<TokenRange> parts = new ArrayList<>(cuts.size() + 1);
            String start = range.start();
            for (String cut : cuts) {
                parts.add(new TokenRange(start, cut));
                start = cut;
            }
            parts.add(new TokenRange(start, range.end()));
            return parts;
        }
    }

    public ExtractPlan {
        tables = List.copyOf(tables);
    }

    /** A plan with the id that it must have. */
    public static ExtractPlan of(long asOf, Format format, Compression compression, List<TablePlan> tables) {
        return new ExtractPlan(VERSION, id(asOf, format, compression, tables), asOf, format, compression, tables);
    }

    /** The same plan as of another second. */
    public ExtractPlan at(long otherAsOf) {
        return of(otherAsOf, format, compression, tables);
    }

    public Optional<TablePlan> table(String qualifiedName) {
        return tables.stream().filter(table -> table.qualifiedName().equals(qualifiedName)).findFirst();
    }

    private static String id(long asOf, Format format, Compression compression, List<TablePlan> tables) {
        try {
            byte[] content = JsonFiles.line(new ExtractPlan(VERSION, "", asOf, format, compression, tables));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
