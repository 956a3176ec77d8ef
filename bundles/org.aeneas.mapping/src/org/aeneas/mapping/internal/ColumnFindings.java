package org.aeneas.mapping.internal;

import java.util.function.Predicate;

import org.aeneas.core.schema.CqlType;
import org.aeneas.core.schema.CqlType.CustomType;
import org.aeneas.core.schema.CqlType.MapType;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.CqlType.SetType;
import org.aeneas.core.schema.CqlType.TupleType;
import org.aeneas.core.schema.CqlType.UserType;
import org.aeneas.core.schema.CqlType.VectorType;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.TableMapping;

/** What the values of one column lose or change. */
final class ColumnFindings {
    private final CqlType type;
    private final String cql;
    private final FindingList findings;

    private ColumnFindings(ColumnMapping column, FindingList findings) {
        this.type = column.valueType();
        this.cql = column.column().type().cql();
        this.findings = findings.of(column.column().name());
    }

    static void add(ColumnMapping column, TableMapping mapping, FindingList list) {
        ColumnFindings findings = new ColumnFindings(column, list);
        if (!column.included()) {
            findings.findings.add(Severity.LOSS, "column-excluded");
            return;
        }
        if (mapping.isKeyAttribute(column.column().name())) {
            return;
        }
        findings.numbers();
        findings.others();
        findings.collections();
    }

    private void numbers() {
        if (has(t -> t == Native.DECIMAL)) {
            findings.add(Severity.LOSS, "decimal-scale");
        }
        if (has(t -> t == Native.DECIMAL || t == Native.VARINT)) {
            findings.add(Severity.CHANGE, "number-range", cql);
        }
        if (has(t -> t == Native.FLOAT || t == Native.DOUBLE)) {
            findings.add(Severity.CHANGE, "float-special", cql);
        }
    }

    private void others() {
        if (has(t -> t == Native.DURATION)) {
            findings.add(Severity.CHANGE, "duration-text");
        }
        if (has(t -> t == Native.TIMESTAMP)) {
            findings.add(Severity.INFO, "timestamp-text");
        }
        if (has(CustomType.class::isInstance)) {
            findings.add(Severity.CHANGE, "custom-bytes", cql);
        }
        if (has(VectorType.class::isInstance)) {
            findings.add(Severity.ACTION, "vector-search", cql);
        }
    }

    private void collections() {
        if (has(SetType.class::isInstance)) {
            findings.add(Severity.CHANGE, "set-order", cql, Decisions.attributeType(type));
        }
        if (has(t -> t instanceof MapType map && Types.isScalar(map.key()) && !Types.isText(map.key()))) {
            findings.add(Severity.CHANGE, "map-keys", cql);
        }
        if (has(t -> t instanceof MapType map && !Types.isScalar(map.key()))) {
            findings.add(Severity.CHANGE, "map-pairs", cql);
        }
        if (has(t -> t instanceof UserType || t instanceof TupleType)) {
            findings.add(Severity.INFO, "structure", cql);
        }
        if (type.multiCell()) {
            findings.add(Severity.INFO, "collection-cells", cql);
        }
    }

    private boolean has(Predicate<CqlType> wanted) {
        return Types.contains(type, wanted);
    }
}
