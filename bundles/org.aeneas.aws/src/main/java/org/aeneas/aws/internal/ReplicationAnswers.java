package org.aeneas.aws.internal;

import java.util.Locale;
import java.util.Optional;

import org.aeneas.aws.Replications.Connection;
import org.aeneas.aws.Replications.ConnectionState;
import org.aeneas.aws.Replications.Instance;
import org.aeneas.aws.Replications.State;
import org.aeneas.aws.Replications.Statistics;
import org.aeneas.aws.Replications.TableState;
import org.aeneas.aws.Replications.Task;

import software.amazon.awssdk.services.databasemigration.model.ReplicationInstance;
import software.amazon.awssdk.services.databasemigration.model.ReplicationTask;
import software.amazon.awssdk.services.databasemigration.model.TableStatistics;

/** DMS's answers in our words. */
final class ReplicationAnswers {
    private static final String STOP_REASON = "Stop Reason ";

    private ReplicationAnswers() {
    }

    static Instance instance(ReplicationInstance told) {
        return new Instance(told.replicationInstanceArn(), text(told.replicationInstanceIdentifier()),
                text(told.replicationInstanceClass()), text(told.engineVersion()),
                text(told.replicationInstanceStatus()));
    }

    static Connection connection(software.amazon.awssdk.services.databasemigration.model.Connection told) {
        ConnectionState state = switch (text(told.status()).toLowerCase(Locale.ROOT)) {
            case "testing" -> ConnectionState.TESTING;
            case "successful" -> ConnectionState.SUCCESSFUL;
            case "failed" -> ConnectionState.FAILED;
            case "deleting" -> ConnectionState.DELETING;
            default -> ConnectionState.UNTESTED;
        };
        return new Connection(state, text(told.lastFailureMessage()));
    }

    static Task task(ReplicationTask told) {
        int percent = told.replicationTaskStats() == null
                || told.replicationTaskStats().fullLoadProgressPercent() == null ? 0
                        : told.replicationTaskStats().fullLoadProgressPercent();
        String reason = text(told.stopReason());
        return new Task(told.replicationTaskArn(), text(told.replicationTaskIdentifier()), state(text(told.status())),
                reason.startsWith(STOP_REASON) ? reason.substring(STOP_REASON.length()) : reason,
                text(told.lastFailureMessage()), percent, Optional.ofNullable(told.replicationTaskStartDate()));
    }

    private static State state(String told) {
        return switch (told.toLowerCase(Locale.ROOT)) {
            case "creating" -> State.CREATING;
            case "ready" -> State.READY;
            case "modifying" -> State.MODIFYING;
            case "testing" -> State.TESTING;
            case "starting" -> State.STARTING;
            case "running" -> State.RUNNING;
            case "stopping" -> State.STOPPING;
            case "stopped" -> State.STOPPED;
            case "failed", "failed-move" -> State.FAILED;
            case "deleting" -> State.DELETING;
            case "moving" -> State.MOVING;
            default -> State.OTHER;
        };
    }

    static Statistics statistics(TableStatistics told) {
        TableState state = switch (text(told.tableState())) {
            case "Before load" -> TableState.WAITING;
            case "Full load" -> TableState.LOADING;
            case "Table completed" -> TableState.COMPLETED;
            case "Table cancelled" -> TableState.CANCELLED;
            case "Table error" -> TableState.ERROR;
            default -> TableState.ABSENT;
        };
        return new Statistics(text(told.schemaName()), text(told.tableName()), state, number(told.fullLoadRows()),
                number(told.fullLoadErrorRows()), number(told.fullLoadCondtnlChkFailedRows()), number(told.inserts()),
                number(told.updates()), number(told.deletes()));
    }

    private static String text(String told) {
        return told == null ? "" : told;
    }

    private static long number(Long told) {
        return told == null ? 0 : told;
    }
}
