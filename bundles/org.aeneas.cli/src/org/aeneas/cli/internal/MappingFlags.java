package org.aeneas.cli.internal;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;

import picocli.CommandLine.Option;

/** What of the default mapping can be changed on the command line. */
final class MappingFlags {

    @Option(names = "--target-table", paramLabel = "NAME",
            description = "Name of the DynamoDB table. Default: keyspace.table.")
    private String targetTable;

    @Option(names = "--epoch-millis",
            description = "Timestamps as Number of milliseconds since 1970 instead of ISO-8601 text.")
    private boolean epochMillis;

    @Option(names = "--write-time", description = "Keep each row's latest write time in the attribute 'writetime'.")
    private boolean writeTime;

    TableMapping propose(TableSchema table) {
        return Mapper.propose(table, options(table));
    }

    private MappingOptions options(TableSchema table) {
        MappingOptions options = new MappingOptions(epochMillis, writeTime, MappingOptions.DEFAULT.tables());
        return targetTable == null ? options
                : options.withTable(table.qualifiedName(), TableOptions.DEFAULT.withTargetTable(targetTable));
    }
}
