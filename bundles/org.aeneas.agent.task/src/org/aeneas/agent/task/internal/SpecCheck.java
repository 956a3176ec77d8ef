package org.aeneas.agent.task.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.dms.TaskName;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.TableMapping;

/** Whether a task can be run at all, as far as that can be told from what it says. */
public final class SpecCheck {
    private static final int NAME_LENGTH = 255;
    private static final int MOST_THREADS = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    /** Old buckets may have capitals and underscores: S3 itself judges the rest. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,254}");
    /** Of DynamoDB's tables; names of files are made of them. */
    private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9_.-]{3,255}");
    /** As {@link org.aeneas.staging.Layout} has them, in names of objects and files. */
    private static final Pattern TABLE = Pattern.compile("\\w+\\.\\w+");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,30}");

    private static final Pattern ARN = Pattern.compile("arn:[\\w:/+=,.@-]{1,1000}");

    private final TaskSpec spec;

    private SpecCheck(TaskSpec spec) {
        this.spec = spec;
    }

    /** @throws org.aeneas.core.ProblemException {@code task-invalid}, {@code table-unknown} and what schemas have */
    public static void check(TaskSpec spec) {
        SpecCheck check = new SpecCheck(spec);
        check.texts();
        check.numbers();
        check.dms();
        check.changes();
        check.tables();
    }

    private void texts() {
        require(!spec.name().isBlank() && spec.name().length() <= NAME_LENGTH
                && !CONTROL.matcher(spec.name()).find(), "name", "A task has a name of 1 to 255 printable characters.");
        require(BUCKET.matcher(spec.bucket()).matches(), "bucket",
                "A bucket's name has 3 to 63 lower-case letters, digits, dots and hyphens.");
        require(REGION.matcher(spec.region()).matches(), "region", "A Region is named like eu-west-1.");
        boolean plain = spec.folder().isEmpty()
                || List.of(spec.folder().split("/", -1)).stream().noneMatch(SpecCheck::isTrick);
        require(plain && !CONTROL.matcher(spec.folder()).find(), "folder",
                "The folder in the bucket is a path without / at its ends, and without empty parts, . and .. in it.");
    }

    private static boolean isTrick(String part) {
        return part.isEmpty() || part.equals(".") || part.equals("..");
    }

    private void numbers() {
        require(spec.format() == spec.kind().format(), "format",
                "Tasks of the kind " + spec.kind().id() + " stage " + spec.kind().format().id() + ".");
        require(spec.format().allows(spec.compression()), "compression", "AWS DMS reads its files uncompressed only.");
        require(spec.threads() >= 1 && spec.threads() <= MOST_THREADS, "threads", "There are 1 to 200 threads.");
        require(spec.writeRate().orElse(1) > 0, "writeRate", "The rate is more than 0 write units a second.");
        boolean withKey = spec.encryption().mode() == Encryption.Mode.SSE_KMS;
        require(spec.encryption().keyId().filter(key -> !key.isBlank()).isPresent() == withKey, "encryption",
                "A KMS key goes with SSE-KMS, and only with it.");
    }

    private void dms() {
        spec.dms().ifPresent(dms -> {
            require(spec.kind() == TaskKind.LOCAL_DMS, "dms", "AWS DMS loads tasks of the kind local-dms only.");
            Optional<String> name = TaskName.wrong(dms.name());
            require(name.isEmpty(), "dms.name", name.orElse(""));
            require(ARN.matcher(dms.instance()).matches(), "dms.instance", "A replication instance is named by its ARN.");
            require(ARN.matcher(dms.role()).matches(), "dms.role", "A role is named by its ARN.");
        });
    }

    private void changes() {
        spec.changes().ifPresent(changes -> {
            require(changes.cycleSeconds() >= TaskSpec.Changes.LEAST_SECONDS
                    && changes.cycleSeconds() <= TaskSpec.Changes.MOST_SECONDS, "changes.cycleSeconds",
                    "A cycle takes 5 to 86,400 seconds.");
            require(spec.kind() == TaskKind.LOCAL || spec.dms().isPresent(), "changes",
                    "Changes are replicated where the agent or AWS DMS loads.");
            require(spec.origin().isEmpty(), "changes", "Changes are read from the files of nodes only.");
        });
    }

    private void tables() {
        require(!spec.tables().isEmpty(), "tables", "A task has at least one table.");
        Schema schema = SchemaReader.read(spec.schema(), "the task's schema", "");
        Set<String> names = new HashSet<>();
        List<TableMapping> mappings = spec.tables().stream().map(table -> {
            require(names.add(table.name()), "tables", "The table " + table.name() + " is named twice.");
            require(TABLE.matcher(table.name()).matches(), "tables", "A table is named like shop.orders.");
            return mapping(table, schema);
        }).toList();
        Mapper.conflicts(mappings).stream().findFirst().ifPresent(conflict -> {
            throw conflict.asException();
        });
    }

    private TableMapping mapping(TaskSpec.Table table, Schema schema) {
        Optional<TableSchema> declared = schema.tables().stream()
                .filter(known -> known.qualifiedName().equals(table.name())).findFirst();
        if (declared.isEmpty()) {
            throw new Problem("table-unknown", "The task's schema has no such table.", table.name(),
                    "Correct the table's name, or read the schema again.").asException();
        }
        TableMapping mapping = table.decisions();
        require(mapping.source().qualifiedName().equals(table.name()), "tables",
                "The mapping of " + table.name() + " is that of " + mapping.source().qualifiedName() + ".");
        require(TARGET.matcher(mapping.targetTable()).matches(), "tables",
                "DynamoDB's names have 3 to 255 letters, digits, and _ . - only.");
        return mapping;
    }

    private void require(boolean valid, String what, String rule) {
        if (!valid) {
            throw new Problem("task-invalid", "The task cannot be run so. " + rule, what,
                    "Correct it, then create the task again.").asException();
        }
    }
}
