package org.aeneas.agent.task.tests;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.aeneas.agent.task.DmsLoad;
import org.aeneas.agent.task.Encryption;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.load.Preparation;
import org.aeneas.staging.Compression;
import org.slf4j.event.Level;

/** Specifications that differ from another in one thing. */
final class Change {

    private Change() {
    }

    static TaskSpec kind(TaskSpec s, TaskKind kind) {
        return new TaskSpec(s.name(), kind, s.description(), s.schema(), s.tables(), kind.format(), s.compression(),
                s.bucket(), s.folder(), s.region(), s.preparation(), s.deleteLocalFiles(), s.logLevel(),
                s.encryption(), s.threads(), s.writeRate());
    }

    static TaskSpec dms(TaskSpec s, DmsLoad dms) {
        return kind(s, TaskKind.LOCAL_DMS).withDms(Optional.of(dms));
    }

    static TaskSpec encryption(TaskSpec s, Encryption encryption) {
        return new TaskSpec(s.name(), s.kind(), s.description(), s.schema(), s.tables(), s.format(), s.compression(),
                s.bucket(), s.folder(), s.region(), s.preparation(), s.deleteLocalFiles(), s.logLevel(), encryption,
                s.threads(), s.writeRate());
    }

    static TaskSpec local(TaskSpec s, boolean deleteFiles, Level level) {
        return new TaskSpec(s.name(), s.kind(), s.description(), s.schema(), s.tables(), s.format(), s.compression(),
                s.bucket(), s.folder(), s.region(), s.preparation(), deleteFiles, level, s.encryption(), s.threads(),
                s.writeRate());
    }

    static TaskSpec preparation(TaskSpec s, Preparation preparation) {
        return new TaskSpec(s.name(), s.kind(), s.description(), s.schema(), s.tables(), s.format(), s.compression(),
                s.bucket(), s.folder(), s.region(), preparation, s.deleteLocalFiles(), s.logLevel(), s.encryption(),
                s.threads(), s.writeRate());
    }

    static TaskSpec compression(TaskSpec s, Compression compression) {
        return new TaskSpec(s.name(), s.kind(), s.description(), s.schema(), s.tables(), s.format(), compression,
                s.bucket(), s.folder(), s.region(), s.preparation(), s.deleteLocalFiles(), s.logLevel(),
                s.encryption(), s.threads(), s.writeRate());
    }

    static TaskSpec names(TaskSpec s, String name, String bucket, String folder, String region) {
        return new TaskSpec(name, s.kind(), s.description(), s.schema(), s.tables(), s.format(), s.compression(),
                bucket, folder, region, s.preparation(), s.deleteLocalFiles(), s.logLevel(), s.encryption(),
                s.threads(), s.writeRate());
    }

    static TaskSpec numbers(TaskSpec s, int threads, double writeRate) {
        return new TaskSpec(s.name(), s.kind(), s.description(), s.schema(), s.tables(), s.format(), s.compression(),
                s.bucket(), s.folder(), s.region(), s.preparation(), s.deleteLocalFiles(), s.logLevel(),
                s.encryption(), threads, OptionalDouble.of(writeRate));
    }

    static TaskSpec tables(TaskSpec s, List<TaskSpec.Table> tables) {
        return new TaskSpec(s.name(), s.kind(), s.description(), s.schema(), tables, s.format(), s.compression(),
                s.bucket(), s.folder(), s.region(), s.preparation(), s.deleteLocalFiles(), s.logLevel(),
                s.encryption(), s.threads(), s.writeRate());
    }
}
