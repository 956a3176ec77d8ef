package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.aws.Aws;
import org.aeneas.core.Problem;
import org.aeneas.engine.SourceEngine;
import org.aeneas.sstable.SSTables;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The services of the sealed bundles, taken only when a command needs them: {@code --help} must not load the AWS SDK.
 * (A declarative component would take all of them at once.)
 */
final class Services {

    private Services() {
    }

    static Aws aws() {
        return one(Aws.class);
    }

    static SSTables sstables() {
        return one(SSTables.class);
    }

    static List<SourceEngine> engines() {
        return all(SourceEngine.class);
    }

    static SourceEngine engine(String id) {
        return engines().stream().filter(e -> e.id().equals(id)).findFirst()
                .orElseThrow(() -> new Problem("engine-missing", "There is no source engine of that name.", id,
                        "Install the engine's bundle, or name one of "
                        + engines().stream().map(SourceEngine::id).toList() + ".")
                        .asException());
    }

    private static <T> T one(Class<T> type) {
        List<T> found = all(type);
        if (found.isEmpty()) {
            throw new Problem("service-missing", "This installation lacks a part.", type.getName(),
                    "Install Aeneas again; the log says which bundle did not start.").asException();
        }
        return found.get(0);
    }

    private static <T> List<T> all(Class<T> type) {
        BundleContext context = FrameworkUtil.getBundle(Services.class).getBundleContext();
        try {
            List<T> found = new ArrayList<>();
            for (ServiceReference<T> reference : context.getServiceReferences(type, null)) {
                T service = context.getService(reference);
                if (service != null) {
                    found.add(service);
                }
            }
            return found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
