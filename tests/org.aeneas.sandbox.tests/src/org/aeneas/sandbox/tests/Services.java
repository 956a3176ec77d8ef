package org.aeneas.sandbox.tests;

import org.aeneas.engine.SourceEngine;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The engine for Cassandra: from the framework, or on a plain class path by its class. */
final class Services {
    private static final long WAIT_MILLIS = 20_000;

    private Services() {
    }

    static SourceEngine cassandra() {
        Bundle bundle = FrameworkUtil.getBundle(Services.class);
        try {
            return bundle == null ? (SourceEngine) Class.forName("org.aeneas.cassandra.internal.CassandraEngine")
                    .getConstructor().newInstance() : inFramework(bundle);
        } catch (ReflectiveOperationException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static SourceEngine inFramework(Bundle bundle) throws InterruptedException {
        ServiceTracker<SourceEngine, SourceEngine> tracker = new ServiceTracker<>(bundle.getBundleContext(),
                SourceEngine.class, null);
        tracker.open();
        return tracker.waitForService(WAIT_MILLIS);
    }
}
