package org.aeneas.sstable.v3.internal;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs before the first class of this bundle is used. */
public final class Activator implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        // Cassandra's classes register JMX beans as they are loaded, unless told not to
        System.setProperty("org.apache.cassandra.disable_mbean_registration", "true");
    }

    @Override
    public void stop(BundleContext context) {
        // nothing of Cassandra's that runs threads is used
    }
}
