package org.aeneas.mapping;

import java.util.List;

import org.aeneas.mapping.internal.Decisions;
import org.aeneas.mapping.internal.TableFindings;

/**
 * What a table becomes, and what is lost or changes on the way.
 *
 * @param keys     the key attributes, and how they are made, for people
 * @param findings gravest first
 * @param indexes  proposals, whether chosen or not
 */
public record LossReport(String table, String targetTable, List<String> keys, List<ColumnDecision> columns,
        List<Finding> findings, List<IndexProposal> indexes) {

    public LossReport {
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        findings = List.copyOf(findings);
        indexes = List.copyOf(indexes);
    }

    public static LossReport of(TableMapping mapping) {
        return new LossReport(mapping.source().qualifiedName(), mapping.targetTable(), Decisions.keys(mapping),
                Decisions.columns(mapping), TableFindings.of(mapping), Mapper.indexes(mapping));
    }
}
