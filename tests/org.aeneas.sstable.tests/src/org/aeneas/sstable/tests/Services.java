package org.aeneas.sstable.tests;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.sstable.SSTableReaderProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The readers: services inside a framework; on a plain class path (which can hold one major of Cassandra's classes
 * only) the one whose library is there.
 */
final class Services {
    static final String V3 = "3.11";
    static final String V5 = "5.0";
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Services() {
    }

    /** The lines whose reader is there: all of them inside a framework. */
    static List<String> lines() {
        return Stream.of(V3, V5).filter(line -> reader(line).isPresent()).toList();
    }

    /** @param line {@link #V3} or {@link #V5} */
    static Optional<SSTableReaderProvider> reader(String line) {
        Bundle bundle = FrameworkUtil.getBundle(Services.class);
        return bundle == null ? onClassPath(line) : Optional.of(inFramework(bundle.getBundleContext(), line));
    }

    private static SSTableReaderProvider inFramework(BundleContext context, String line) {
        long deadline = System.nanoTime() + WAIT_NANOS;
        do {
            try {
                for (ServiceReference<SSTableReaderProvider> found
                        : context.getServiceReferences(SSTableReaderProvider.class, null)) {
                    SSTableReaderProvider reader = context.getService(found);
                    if (reader != null && reader.library().contains(" " + line + ".")) {
                        return reader;
                    }
                }
                Thread.sleep(100);
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        } while (System.nanoTime() < deadline);
        throw new AssertionError("no reader of Cassandra " + line + " in the service registry");
    }

    private static Optional<SSTableReaderProvider> onClassPath(String line) {
        boolean v3 = line.equals(V3);
        try {
            Class.forName(v3 ? "org.apache.cassandra.config.CFMetaData" : "org.apache.cassandra.schema.TableMetadata",
                    false, Services.class.getClassLoader());
            String reader = v3 ? "org.aeneas.sstable.v3.internal.Reader3" : "org.aeneas.sstable.v5.internal.Reader5";
            return Optional.of((SSTableReaderProvider) Class.forName(reader).getConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
