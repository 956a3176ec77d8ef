package org.aeneas.cassandra.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.sstable.SSTableReaderProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The SSTable readers: services inside a framework; on a plain class path (which can hold one major of Cassandra's
 * classes only) the one whose library is there.
 */
final class Readers {
    private static final int READERS = 2;
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final List<SSTableReaderProvider> ALL = find();

    private Readers() {
    }

    /** Those that know all of these formats. */
    static List<SSTableReaderProvider> of(Iterable<String> formats) {
        List<SSTableReaderProvider> readers = new ArrayList<>(ALL);
        formats.forEach(format -> readers.removeIf(reader -> !reader.versions().contains(format)));
        return readers;
    }

    static List<SSTableReaderProvider> all() {
        return ALL;
    }

    private static List<SSTableReaderProvider> find() {
        Bundle bundle = FrameworkUtil.getBundle(Readers.class);
        return bundle == null ? onClassPath() : inFramework(bundle.getBundleContext());
    }

    private static List<SSTableReaderProvider> inFramework(BundleContext context) {
        long deadline = System.nanoTime() + WAIT_NANOS;
        List<SSTableReaderProvider> found = new ArrayList<>();
        try {
            while (found.size() < READERS && System.nanoTime() < deadline) {
                Thread.sleep(50);
                found.clear();
                for (ServiceReference<SSTableReaderProvider> reader
                        : context.getServiceReferences(SSTableReaderProvider.class, null)) {
                    found.add(context.getService(reader));
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (found.size() < READERS) {
            throw new AssertionError("the readers in the service registry: " + found);
        }
        return List.copyOf(found);
    }

    private static List<SSTableReaderProvider> onClassPath() {
        boolean v5 = Readers.class.getClassLoader()
                .getResource("org/apache/cassandra/config/CFMetaData.class") == null;
        String known = v5 ? "org.aeneas.sstable.v5.internal.Reader5"
                : "org.aeneas.sstable.v3.internal.Reader3";
        try {
            return List.of((SSTableReaderProvider) Class.forName(known).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
