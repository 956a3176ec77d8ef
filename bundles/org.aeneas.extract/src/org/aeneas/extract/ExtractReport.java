package org.aeneas.extract;

import java.time.Duration;
import java.util.List;

import org.aeneas.staging.Counts;
import org.aeneas.staging.Manifest;

/**
 * What an extraction did, what it had found done included.
 *
 * @param plan its id
 */
public record ExtractReport(String plan, List<Table> tables, Duration elapsed) {

    /**
     * @param files  names of the data objects, relative to the output
     * @param failed chunks that could not be read; whatever else is said here is without them
     */
    public record Table(String table, Counts counts, List<String> files, List<Manifest.FailedChunk> failed) {
        public Table {
            files = List.copyOf(files);
            failed = List.copyOf(failed);
        }

        static Table of(Manifest manifest) {
            return new Table(manifest.keyspace() + "." + manifest.table(), manifest.totals(),
                    manifest.objects().stream().map(object -> object.name()).toList(), manifest.failed());
        }

        /** CQL rows read. */
        public long rows() {
            return counts.rows();
        }

        /** What will be in DynamoDB: items staged, static items included. */
        public long items() {
            return counts.staged();
        }

        public long rejects() {
            return counts.rejects();
        }

        public long bytes() {
            return counts.bytes();
        }

        public boolean complete() {
            return failed.isEmpty();
        }
    }

    public ExtractReport {
        tables = List.copyOf(tables);
    }

    /** Whether every chunk of every table is staged. */
    public boolean complete() {
        return tables.stream().allMatch(Table::complete);
    }
}
