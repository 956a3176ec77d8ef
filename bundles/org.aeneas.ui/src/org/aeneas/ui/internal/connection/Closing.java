package org.aeneas.ui.internal.connection;

import org.aeneas.ui.internal.Messages;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends a connection in the background: to say goodbye to a cluster takes seconds. */
final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {
    }

    /** @param name of what was connected, for people */
    static void begin(String name, AutoCloseable connection) {
        IJobFunction close = monitor -> {
            try {
                connection.close();
            } catch (Exception e) {
                LOG.warn("A connection did not close", e);
            }
            return Status.OK_STATUS;
        };
        Job job = Job.create(NLS.bind(Messages.Connect_DISCONNECTING, name), close);
        job.setSystem(true);
        job.schedule();
    }
}
