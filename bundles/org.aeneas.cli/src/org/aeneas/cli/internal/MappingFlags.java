package org.aeneas.cli.internal;

import java.util.List;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.ChosenIndexes;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;

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

    @Option(names = "--index", paramLabel = "NAME",
            description = "Secondary index or view of Cassandra to create a global secondary index for, as assess"
                    + " proposes it. Can be repeated.")
    private List<String> indexes = List.of();

    TableMapping propose(TableSchema table) {
        return propose(List.of(table), MappingOptions.DEFAULT).get(0);
    }

    /**
     * @param base what a project has decided; the flags come on top
     * @throws org.aeneas.core.ProblemException if none of the tables has an index that is chosen
     */
    List<TableMapping> propose(List<TableSchema> tables, MappingOptions base) {
        MappingOptions options = new MappingOptions(epochMillis || base.epochMillis(), writeTime || base.writeTime(),
                base.tables());
        if (targetTable != null) {
            for (TableSchema table : tables) {
                options = options.withTable(table.qualifiedName(), options.table(table.qualifiedName())
                        .withTargetTable(targetTable));
            }
        }
        MappingOptions chosen = ChosenIndexes.choose(tables, indexes, options);
        return tables.stream().map(table -> Mapper.propose(table, chosen)).toList();
    }
}
