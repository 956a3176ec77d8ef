package org.aeneas.aws.tests;

import org.aeneas.aws.Aws;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.util.tracker.ServiceTracker;

/** The service under test: from the framework, or on a plain class path by its class. */
final class Services {
    private static final long WAIT_MILLIS = 20_000;

    private Services() {
    }

    static Aws aws() {
        Bundle bundle = FrameworkUtil.getBundle(Services.class);
        try {
            return bundle == null ? (Aws) Class.forName("org.aeneas.aws.internal.SdkAws").getConstructor().newInstance()
                    : inFramework(bundle);
        } catch (ReflectiveOperationException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Aws inFramework(Bundle bundle) throws InterruptedException {
        ServiceTracker<Aws, Aws> tracker = new ServiceTracker<>(bundle.getBundleContext(), Aws.class, null);
        tracker.open();
        return tracker.waitForService(WAIT_MILLIS);
    }
}
