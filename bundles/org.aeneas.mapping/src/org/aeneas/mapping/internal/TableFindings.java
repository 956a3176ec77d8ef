package org.aeneas.mapping.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.CqlType.Native;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.ColumnMapping;
import org.aeneas.mapping.CsvType;
import org.aeneas.mapping.Finding;
import org.aeneas.mapping.Finding.Severity;
import org.aeneas.mapping.IndexProposal;
import org.aeneas.mapping.KeyMapping;
import org.aeneas.mapping.KeyType;
import org.aeneas.mapping.TableMapping;

/** What a table as a whole loses or changes. */
public final class TableFindings {
    private final TableMapping mapping;
    private final TableSchema source;
    private final FindingList findings;

    private TableFindings(TableMapping mapping) {
        this.mapping = mapping;
        this.source = mapping.source();
        this.findings = new FindingList(source.qualifiedName());
    }

    /** @return gravest first */
    public static List<Finding> of(TableMapping mapping) {
        TableFindings table = new TableFindings(mapping);
        table.names();
        table.partitionKey();
        mapping.sortKey().ifPresent(table::sortKey);
        table.layout();
        table.time();
        table.indexes();
        mapping.columns().forEach(column -> ColumnFindings.add(column, mapping, table.findings));
        table.loading();
        return table.findings.sorted();
    }

    private void names() {
        String wished = source.qualifiedName();
        if (!mapping.targetTable().equals(wished)) {
            findings.add(Severity.CHANGE, "target-name", wished, mapping.targetTable());
        }
        for (ColumnMapping column : mapping.columns()) {
            if (column.included() && !column.attribute().equals(column.column().name())) {
                findings.of(column.column().name()).add(Severity.CHANGE, "attribute-name", column.column().name(),
                        column.attribute());
            }
        }
        if (!mapping.ttlAttribute().equals("ttl") && source.column("ttl").isPresent()) {
            findings.add(Severity.CHANGE, "ttl-name", mapping.ttlAttribute());
        }
        mapping.writeTimeAttribute().filter(name -> !name.equals("writetime"))
                .ifPresent(name -> findings.add(Severity.CHANGE, "writetime-name", name));
    }

    private void partitionKey() {
        KeyMapping key = mapping.partitionKey();
        ColumnMapping first = mapping.column(key.columns().get(0));
        if (key.form() == KeyMapping.Form.JOINED) {
            findings.add(Severity.CHANGE, "key-joined", String.join(", ", key.columns()), key.attribute());
        } else if (!Types.isScalar(first.valueType())) {
            findings.of(first.column().name()).add(Severity.CHANGE, "key-json", first.column().type().cql());
        } else if (key.type() == KeyType.S && !Types.isText(first.valueType())) {
            findings.of(first.column().name()).add(Severity.INFO, "key-text", first.column().type().cql());
        }
    }

    private void sortKey(KeyMapping key) {
        if (key.form() == KeyMapping.Form.SORT && !key.isColumn()) {
            String also = key.columns().size() > 1 ? ".several" : ".single";
            findings.add(Severity.CHANGE, "sort-encoded", String.join(", ", key.columns()), key.attribute(),
                    whyEncoded(key), Messages.text("sort-encoded-also" + also, key.columns().get(0), key.attribute()));
        }
        List<ColumnMapping> columns = key.columns().stream().map(mapping::column).toList();
        if (key.form() == KeyMapping.Form.SORT) {
            columns.stream().filter(c -> c.valueType() == Native.TIMESTAMP || c.valueType() == Native.DATE)
                    .forEach(c -> findings.of(c.column().name()).add(Severity.INFO, "sort-years", key.attribute()));
        }
        List<ColumnMapping> unordered = columns.stream().filter(c -> !Types.keepsOrder(c.valueType())).toList();
        unordered.forEach(c -> findings.of(c.column().name())
                .add(Severity.LOSS, "sort-unordered", c.column().type().cql()));
        direction(columns.stream().map(ColumnMapping::column).toList(), key);
    }

    private String whyEncoded(KeyMapping key) {
        ColumnMapping first = mapping.column(key.columns().get(0));
        boolean byItself = Types.sortsByItself(first.valueType()) || Types.sortsAsText(first.valueType());
        String why = key.columns().size() > 1 ? ".several" : !byItself ? ".type"
                : mapping.hasStaticItems() ? ".static" : ".name";
        return Messages.text("sort-encoded-why" + why, first.column().type().cql());
    }

    private void direction(List<Column> columns, KeyMapping key) {
        long descending = columns.stream().filter(Column::descending).count();
        if (descending == 0) {
            findings.add(Severity.INFO, "order-forward", key.attribute());
        } else if (descending == columns.size()) {
            findings.add(Severity.CHANGE, "order-backward", key.attribute());
        } else {
            String order = columns.stream().map(c -> c.name() + (c.descending() ? " DESC" : " ASC"))
                    .collect(Collectors.joining(", "));
            findings.add(Severity.LOSS, "order-mixed", order, key.attribute());
        }
    }

    private void layout() {
        if (mapping.hasStaticItems()) {
            String statics = source.statics().stream().map(Column::name).collect(Collectors.joining(", "));
            findings.add(Severity.CHANGE, "static-item", statics, TableMapping.STATIC_SORT_KEY);
        }
        if (source.isCounter()) {
            findings.add(Severity.CHANGE, "counters");
        }
        if (source.compactStorage()) {
            findings.add(Severity.INFO, "compact-storage");
        }
        List<ColumnMapping> notEmpty = mapping.columns().stream().filter(c -> c.included()
                && Types.contains(c.valueType(), t -> Types.isScalar(t) && !Scalar.of(t).emptyIsValue())).toList();
        if (!notEmpty.isEmpty()) {
            findings.add(Severity.INFO, "empty-value", names(notEmpty));
        }
        findings.add(Severity.INFO, "size-limit");
        findings.add(Severity.INFO, "transactions");
    }

    private void time() {
        if (source.isCounter()) {
            return;
        }
        findings.add(Severity.LOSS, "ttl-per-cell", mapping.ttlAttribute());
        if (source.defaultTtl() > 0) {
            findings.add(Severity.ACTION, "ttl-default", Integer.toString(source.defaultTtl()), mapping.ttlAttribute());
        }
        if (mapping.writeTimeAttribute().isEmpty()) {
            findings.add(Severity.LOSS, "writetime");
        } else {
            findings.add(Severity.CHANGE, "writetime-row", mapping.writeTimeAttribute().get());
        }
    }

    private void indexes() {
        for (IndexProposal index : IndexAdvisor.proposals(mapping)) {
            boolean chosen = mapping.indexes().stream().anyMatch(i -> i.source().equals(index.source()));
            String code = chosen ? "index-chosen" : index.possible() ? "index-proposed" : "index-impossible";
            findings.of(index.origin()).add(chosen ? Severity.INFO : Severity.ACTION, code, index.note(),
                    index.source());
        }
    }

    private void loading() {
        List<ColumnMapping> texts = mapping.columns().stream()
                .filter(c -> c.included() && c.csvType() == CsvType.STRING && !Types.isText(c.valueType())
                        && !Decisions.attributeType(c.valueType()).equals("S"))
                .toList();
        if (!texts.isEmpty()) {
            findings.add(Severity.INFO, "dms-text", names(texts));
        }
        Stream<KeyMapping> keys = Stream.concat(Stream.of(mapping.partitionKey()), mapping.sortKey().stream());
        keys.filter(key -> key.type() == KeyType.B)
                .forEach(key -> findings.of(key.attribute()).add(Severity.INFO, "dms-binary-key", key.attribute()));
    }

    private static String names(List<ColumnMapping> columns) {
        return columns.stream().map(c -> c.column().name()).collect(Collectors.joining(", "));
    }
}
