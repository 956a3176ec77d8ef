package org.aeneas.ui.internal;

import org.aeneas.logging.LogWatch;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** Warnings and errors of the log file are in the platform's log too, which its view Error Log shows. */
final class ErrorLog {

    private ErrorLog() {
    }

    static void begin() {
        ILog log = ILog.of(ErrorLog.class);
        LogWatch.begin(entry -> log.log(new Status(entry.error() ? IStatus.ERROR : IStatus.WARNING, entry.logger(),
                entry.text(), entry.cause().orElse(null))));
    }
}
