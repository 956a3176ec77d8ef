package org.aeneas.ui.mapping.internal.model;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.LossReport;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;

/**
 * What becomes of a table with the project's options.
 *
 * @param counts  how many findings there are of a severity, counted once for all that show it
 * @param mapping empty where the options cannot be followed, and so is {@code losses}; else {@code problem} is empty
 */
public record Outcome(TableSchema table, Optional<TableMapping> mapping, Optional<LossReport> losses,
        Map<Severity, Long> counts, Optional<Problem> problem) {

    static Outcome of(TableSchema table, MappingOptions options) {
        try {
            TableMapping mapping = Mapper.propose(table, options);
            LossReport losses = LossReport.of(mapping);
            Map<Severity, Long> counts = losses.findings().stream()
                    .collect(Collectors.groupingBy(Finding::severity, Collectors.counting()));
            return new Outcome(table, Optional.of(mapping), Optional.of(losses), counts, Optional.empty());
        } catch (ProblemException e) {
            return new Outcome(table, Optional.empty(), Optional.empty(), Map.of(), Optional.of(e.problem()));
        }
    }

    /** As {@link TableSchema#qualifiedName()}. */
    public String name() {
        return table.qualifiedName();
    }

    /** Of how many findings it has. */
    public long count(Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }
}
