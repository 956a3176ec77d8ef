package org.aeneas.tests.support;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.aws.Aws;
import org.aeneas.engine.SourceEngine;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What sealed bundles offer: their services inside a framework, waited for at most 20 seconds; on a plain class path
 * new instances of their classes.
 */
public final class Services {
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long POLL_MILLIS = 20;

    private Services() {
    }

    public static Aws aws() {
        return one(Aws.class, "org.aeneas.aws.internal.SdkAws");
    }

    /** The engine for Cassandra, which is the only one. */
    public static SourceEngine cassandra() {
        return one(SourceEngine.class, "org.aeneas.cassandra.internal.CassandraEngine");
    }

    private static <T> T one(Class<T> type, String implementation) {
        return inFramework() ? registered(type, 1).get(0) : instance(type, implementation);
    }

    static boolean inFramework() {
        return FrameworkUtil.getBundle(Services.class) != null;
    }

    static <T> T instance(Class<T> type, String implementation) {
        try {
            return type.cast(Class.forName(implementation).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(implementation + " is not on this class path", e);
        }
    }

    /** Waits until so many are registered. */
    static <T> List<T> registered(Class<T> type, int count) {
        long begun = System.nanoTime();
        try {
            BundleContext context = context();
            Collection<ServiceReference<T>> found = context.getServiceReferences(type, null);
            while (found.size() < count) {
                if (System.nanoTime() - begun > WAIT_NANOS) {
                    throw new AssertionError("in the service registry as " + type.getName() + ": " + found);
                }
                Thread.sleep(POLL_MILLIS);
                found = context.getServiceReferences(type, null);
            }
            return found.stream().map(context::getService).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } catch (BundleException | InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** This bundle's: nobody else starts it, and only a started bundle has a context. */
    static BundleContext context() throws BundleException {
        Bundle bundle = FrameworkUtil.getBundle(Services.class);
        bundle.start(Bundle.START_TRANSIENT);
        return bundle.getBundleContext();
    }
}
