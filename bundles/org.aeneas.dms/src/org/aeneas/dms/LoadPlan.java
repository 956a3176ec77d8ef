package org.aeneas.dms;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.aeneas.aws.Replications.Definition;
import org.aeneas.aws.Replications.Files;
import org.aeneas.aws.Replications.Migration;
import org.aeneas.aws.Replications.Tables;
import org.aeneas.core.Problem;
import org.aeneas.mapping.DmsCsvEncoder;
import org.aeneas.mapping.DmsDefinitions;
import org.aeneas.mapping.TableMapping;

/**
 * What AWS DMS shall load, from where, and with what.
 *
 * @param name     of the task, see {@link TaskName}
 * @param owner    whose all of it is: the same for every try of the same task, and for no other
 * @param instance ARN of the replication instance
 * @param role     ARN of the role that DMS reads S3 and writes DynamoDB with
 * @param bucket   in the replication instance's Region
 * @param folder   in it that holds {@code <keyspace>/<table>/LOAD….csv}, without slashes at its ends
 * @param apart    whether each table gets a task of its own
 * @param changes  below the folder, where objects of changes are; then these are applied, and nothing else is loaded
 */
public record LoadPlan(String name, String owner, String instance, String role, String bucket, String folder,
        List<TableMapping> tables, LoadSettings settings, boolean apart, Optional<String> changes) {

    /** @throws org.aeneas.core.ProblemException {@code dms-name} */
    public LoadPlan {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(instance, "instance");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(folder, "folder");
        Objects.requireNonNull(settings, "settings");
        tables = List.copyOf(tables);
        TaskName.wrong(name).ifPresent(why -> {
            throw new Problem("dms-name", "AWS DMS does not take this as a task's name. " + why, name,
                    "Choose another name.").asException();
        });
    }

    /** Of what is there. */
    public LoadPlan(String name, String owner, String instance, String role, String bucket, String folder,
            List<TableMapping> tables, LoadSettings settings, boolean apart) {
        this(name, owner, instance, role, bucket, folder, tables, settings, apart, Optional.empty());
    }

    Files source() {
        return new Files(name + "-source", role, bucket, folder, changes.orElse(""), DmsCsvEncoder.NULL,
                DmsDefinitions.externalTables(tables).toString());
    }

    Tables target() {
        return new Tables(name + "-target", role);
    }

    /** The tasks: one, or one a table in the tables' order. */
    List<Definition> tasks(String source, String target) {
        if (!apart) {
            return List.of(task(name, source, target, tables));
        }
        List<Definition> tasks = new ArrayList<>();
        for (TableMapping table : tables) {
            tasks.add(task(name + "-" + (tasks.size() + 1), source, target, List.of(table)));
        }
        return tasks;
    }

    private Definition task(String taskName, String source, String target, List<TableMapping> loaded) {
        return new Definition(taskName, instance, source, target,
                changes.isPresent() ? Migration.CHANGES : Migration.FULL_LOAD,
                DmsDefinitions.tableMappings(loaded).toString(), settings.toJson());
    }
}
