package org.aeneas.mapping.internal;

import java.util.List;
import java.util.Set;

import org.aeneas.core.schema.Schema;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.TableMapping;

/** What concerns no single table. */
public final class SchemaFindings {
    private static final Set<String> KNOWN = Set.of("function", "aggregate", "trigger", "role");

    private SchemaFindings() {
    }

    public static List<Finding> of(Schema schema, List<TableMapping> mappings) {
        FindingList findings = new FindingList("");
        Mapper.conflicts(mappings).forEach(conflict -> findings.of(conflict.object())
                .add(Severity.ACTION, "table-conflict", conflict.what(), conflict.remedy()));
        for (Schema.Other other : schema.others()) {
            String remedy = Messages.text("remedy." + (KNOWN.contains(other.kind()) ? other.kind() : "other"));
            findings.of(other.kind() + " " + other.name()).add(Severity.ACTION, "other-object", other.kind(), remedy);
        }
        return findings.sorted();
    }
}
