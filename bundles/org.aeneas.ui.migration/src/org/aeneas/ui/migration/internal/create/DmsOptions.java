package org.aeneas.ui.migration.internal.create;

import java.util.Optional;

import org.aeneas.agent.api.TaskDms;
import org.aeneas.dms.LoadSettings;

/** The settings behind "Advanced", see {@link TaskDms}. */
record DmsOptions(boolean taskPerTable, int parallelLoads, int buffer, int tablesAtOnce, int commitRate,
        TaskDms.DataErrors errors, TaskDms.LogLevel logLevel, String settings) {

    /** Unless a user says otherwise. */
    static DmsOptions defaults() {
        LoadSettings usual = LoadSettings.defaults();
        return new DmsOptions(false, usual.threads(), usual.buffer(), usual.tablesAtOnce(), usual.commitRate(),
                TaskDms.DataErrors.valueOf(usual.errors().name()), TaskDms.LogLevel.valueOf(usual.log().name()),
                usual.more());
    }

    TaskDms with(String instance, String role) {
        return new TaskDms(instance, role, taskPerTable, parallelLoads, buffer, tablesAtOnce, commitRate, errors,
                logLevel, Optional.of(settings).filter(text -> !text.isBlank()));
    }
}
