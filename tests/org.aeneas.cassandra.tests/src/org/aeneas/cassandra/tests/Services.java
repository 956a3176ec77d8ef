package org.aeneas.cassandra.tests;

import java.util.concurrent.TimeUnit;

import org.aeneas.engine.SourceEngine;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The engine: the service inside a framework, the class itself on a plain class path. */
final class Services {
    private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(20);

    private Services() {
    }

    static SourceEngine engine() {
        Bundle bundle = FrameworkUtil.getBundle(Services.class);
        try {
            return bundle == null
                    ? (SourceEngine) Class.forName("org.aeneas.cassandra.internal.CassandraEngine")
                            .getConstructor().newInstance()
                    : inFramework(bundle);
        } catch (ReflectiveOperationException | InterruptedException e) {
            throw new AssertionError("the engine is not there", e);
        }
    }

    private static SourceEngine inFramework(Bundle bundle) throws InterruptedException {
        ServiceTracker<SourceEngine, SourceEngine> tracker =
                new ServiceTracker<>(bundle.getBundleContext(), SourceEngine.class, null);
        tracker.open();
        SourceEngine engine = tracker.waitForService(WAIT_MILLIS);
        if (engine == null || !engine.id().equals("cassandra")) {
            throw new AssertionError("no Cassandra engine in the service registry");
        }
        return engine;
    }
}
