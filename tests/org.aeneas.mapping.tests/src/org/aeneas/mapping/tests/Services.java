package org.aeneas.mapping.tests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.aeneas.sstable.SSTableReaderProvider;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Cassandra's own order: both majors inside a framework, on a plain class path the one whose library is there. */
final class Services {
    private static final int MAJORS = 2;
    private static final long WAIT_MILLIS = 20_000;
    private static final long STEP_MILLIS = 100;

    private Services() {
    }

    static List<SSTableReaderProvider> readers() {
        Bundle bundle = FrameworkUtil.getBundle(Services.class);
        List<SSTableReaderProvider> readers = bundle == null ? onClassPath() : inFramework(bundle.getBundleContext());
        if (readers.isEmpty()) {
            throw new AssertionError("no reader of Cassandra is there to compare with");
        }
        return readers;
    }

    private static List<SSTableReaderProvider> inFramework(BundleContext context) {
        try {
            for (long waited = 0; waited < WAIT_MILLIS; waited += STEP_MILLIS) {
                Collection<ServiceReference<SSTableReaderProvider>> found =
                        context.getServiceReferences(SSTableReaderProvider.class, null);
                if (found.size() == MAJORS) {
                    return found.stream().map(context::getService).toList();
                }
                Thread.sleep(STEP_MILLIS);
            }
            throw new AssertionError("the readers of both majors are not in the service registry");
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static List<SSTableReaderProvider> onClassPath() {
        List<SSTableReaderProvider> readers = new ArrayList<>();
        add(readers, "org.apache.cassandra.config.CFMetaData", "org.aeneas.sstable.v3.internal.Reader3");
        add(readers, "org.apache.cassandra.schema.TableMetadata", "org.aeneas.sstable.v5.internal.Reader5");
        return readers;
    }

    private static void add(List<SSTableReaderProvider> readers, String mark, String reader) {
        if (Services.class.getClassLoader().getResource(mark.replace('.', '/') + ".class") == null) {
            return;
        }
        try {
            readers.add((SSTableReaderProvider) Class.forName(reader).getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
