package org.aeneas.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.api.TaskDms;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Replications.Instance;
import org.aeneas.aws.Roles.Role;
import org.aeneas.core.Problem;
import org.aeneas.dms.Choices;
import org.aeneas.staging.DurableFiles;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How AWS DMS loads a task; the defaults are those of the workbench. */
final class DmsFlags {

    @Option(names = "--dms", description = "Let AWS DMS load DynamoDB from the staged files, instead of the agent.")
    private boolean chosen;

    @Option(names = "--replication-instance", paramLabel = "NAME",
            description = "Name or ARN. Default: the only one that is available.")
    private String instance;

    @Option(names = "--role", paramLabel = "NAME", description = "Name or ARN of the IAM role with which AWS DMS reads S3"
            + " and writes DynamoDB. Default: the only one that trusts AWS DMS and may do it.")
    private String role;

    @Option(names = "--task-per-table", description = "Each table gets a task of its own at AWS DMS.")
    private boolean taskPerTable;

    @Option(names = "--parallel-loads", paramLabel = "N", defaultValue = "32",
            description = "Writes of one table at once, 0 to 200. Default: ${DEFAULT-VALUE}.")
    private int parallelLoads;

    @Option(names = "--load-buffer", paramLabel = "N", defaultValue = "500",
            description = "Records that wait for them, 50 to 1000. Default: ${DEFAULT-VALUE}.")
    private int buffer;

    @Option(names = "--tables-at-once", paramLabel = "N", defaultValue = "8",
            description = "1 to 49. Default: ${DEFAULT-VALUE}.")
    private int tablesAtOnce;

    @Option(names = "--commit-rate", paramLabel = "N", defaultValue = "10000",
            description = "Records that move together, 1 to 50000. Default: ${DEFAULT-VALUE}.")
    private int commitRate;

    @Option(names = "--data-errors", paramLabel = "WHAT", defaultValue = "log-error", converter = ErrorsConverter.class,
            description = "What becomes of a row that DynamoDB refuses: ignore-record, log-error, suspend-table or"
                    + " stop-task. Default: ${DEFAULT-VALUE}.")
    private TaskDms.DataErrors errors;

    @Option(names = "--dms-log", paramLabel = "LEVEL", defaultValue = "default", converter = LogConverter.class,
            description = "What AWS DMS logs: off, error, warn, info, default, debug or detailed-debug."
                    + " Default: ${DEFAULT-VALUE}.")
    private TaskDms.LogLevel log;

    @Option(names = "--dms-settings", paramLabel = "FILE",
            description = "Further task settings of AWS DMS as JSON, which win over all others.")
    private Path settings;

    boolean chosen() {
        return chosen;
    }

    void require(CommandSpec spec) {
        Arguments.require(spec, chosen || instance == null && role == null && settings == null && !taskPerTable,
                "--replication-instance, --role, --task-per-table and --dms-settings need --dms.");
        Arguments.between(spec, "--parallel-loads", parallelLoads, 0, 200);
        Arguments.between(spec, "--load-buffer", buffer, 50, 1000);
        Arguments.between(spec, "--tables-at-once", tablesAtOnce, 1, 49);
        Arguments.between(spec, "--commit-rate", commitRate, 1, 50_000);
    }

    /**
     * With what is there at AWS.
     *
     * @throws org.aeneas.core.ProblemException {@code dms-instance}, {@code dms-role} and those of AWS
     */
    TaskDms choose(AwsSession session, String bucket, String region, List<String> tables, Terminal terminal) {
        Choices choices = Choices.read(session);
        Instance with = choices.instance(Optional.ofNullable(instance));
        Role as = choices.role(Optional.ofNullable(role),
                it -> !Choices.lacking(session, it.arn(), bucket, region, tables).isEmpty());
        if (role != null) {
            warn(as, Choices.lacking(session, as.arn(), bucket, region, tables), terminal);
        }
        return new TaskDms(with.arn(), as.arn(), taskPerTable, parallelLoads, buffer, tablesAtOnce, commitRate, errors,
                log, Optional.ofNullable(settings).map(DmsFlags::text).filter(text -> !text.isBlank()));
    }

    private static void warn(Role role, List<String> lacking, Terminal terminal) {
        if (!lacking.isEmpty()) {
            terminal.problem(new Problem("dms-role", "By its policies the role may not do all that a load needs: "
                    + String.join(", ", lacking) + ".", role.name(), "Allow it that in the IAM console."));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    static final class ErrorsConverter extends Choice<TaskDms.DataErrors> {
        ErrorsConverter() {
            super(TaskDms.DataErrors.values());
        }
    }

    static final class LogConverter extends Choice<TaskDms.LogLevel> {
        LogConverter() {
            super(TaskDms.LogLevel.values());
        }
    }
}
