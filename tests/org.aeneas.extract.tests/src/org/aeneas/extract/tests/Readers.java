package org.aeneas.extract.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.aeneas.sstable.SSTableReaderProvider;
import org.aeneas.sstable.SSTables;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The SSTable readers: services inside a framework; on a plain class path (which can hold one major of Cassandra's
 * classes only) those whose library is there.
 */
final class Readers {
    private static final int READERS = 2;
    private static final long WAIT_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final List<SSTableReaderProvider> ALL = find();

    private Readers() {
    }

    static boolean read(String format) {
        return ALL.stream().anyMatch(reader -> reader.versions().contains(format));
    }

    static SSTables sstables() {
        return new SSTables(ALL);
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
                found.clear();
                for (ServiceReference<SSTableReaderProvider> reader
                        : context.getServiceReferences(SSTableReaderProvider.class, null)) {
                    found.add(context.getService(reader));
                }
                Thread.sleep(50);
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(found);
    }

    private static List<SSTableReaderProvider> onClassPath() {
        List<SSTableReaderProvider> found = new ArrayList<>();
        add(found, "org.apache.cassandra.config.CFMetaData", "org.aeneas.sstable.v3.internal.Reader3");
        add(found, "org.apache.cassandra.schema.TableMetadata", "org.aeneas.sstable.v5.internal.Reader5");
        return List.copyOf(found);
    }

    private static void add(List<SSTableReaderProvider> found, String library, String reader) {
        try {
            Class.forName(library, false, Readers.class.getClassLoader());
            found.add((SSTableReaderProvider) Class.forName(reader).getConstructor().newInstance());
        } catch (ClassNotFoundException e) {
            System.getLogger(Readers.class.getName()).log(System.Logger.Level.DEBUG, "not on this class path", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
