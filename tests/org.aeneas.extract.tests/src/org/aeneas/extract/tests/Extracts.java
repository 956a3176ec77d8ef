package org.aeneas.extract.tests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.aeneas.aws.ObjectStore;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.ExtractReport;
import org.aeneas.extract.Extraction;
import org.aeneas.extract.TableExtract;
import org.aeneas.extract.TableExtract.Options;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sandbox.ClassOrigins;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.SourceFile;
import org.aeneas.tests.support.ChildJvm;
import org.slf4j.Logger;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.github.luben.zstd.Zstd;

/** How these tests extract. */
final class Extracts {
    static final long AS_OF = 1_760_000_000L;
    /** Chunks of ten partitions of a hundred rows each. */
    static final long CHUNK_BYTES = 1000 * GeneratedSource.ROW_BYTES;
    static final List<SourceFile> FILES = List.of(new SourceFile("orders-1/nb-1-big-Data.db", 4711));

    private Extracts() {
    }

    static TableMapping mapping(TableSchema table) {
        return Mapper.propose(table, MappingOptions.DEFAULT);
    }

    static Options options(Format format, Compression compression, int threads) {
        return Options.of(format, compression).withAsOf(AS_OF).withChunkBytes(CHUNK_BYTES)
                .withRunning(Extraction.Options.defaults().withThreads(threads).withRetryPause(Duration.ZERO));
    }

    static Options json(int threads) {
        return options(Format.DYNAMODB_JSON, Compression.NONE, threads);
    }

    /** A process of its own, on the few jars and folders that extracting needs. */
    static ChildJvm.Program program(Class<?> main, String... vmArguments) {
        return new ChildJvm.Program(main, ClassOrigins.classPath(main, ChildJvm.class, Progress.class, RowSource.class,
                TableMapping.class, SourceFile.class, TableExtract.class, ObjectStore.class, JsonValue.class,
                JsonFactory.class, ObjectMapper.class, Jdk8Module.class, Zstd.class, Logger.class), vmArguments);
    }

    static TableExtract of(RowSource source, Options options) {
        return new TableExtract(mapping(source.schema()), source, FILES, options);
    }

    static ExtractReport.Table run(RowSource source, Options options, Path out) {
        return run(source, options, out, Progress.NONE);
    }

    static ExtractReport.Table run(RowSource source, Options options, Path out, Progress progress) {
        return of(source, options).run(out, progress).tables().get(0);
    }
}
