package org.aeneas.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.aeneas.aws.Aws;
import org.aeneas.core.Problem;
import org.aeneas.engine.SourceEngine;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** The services of the headless bundles. To ask for one loads its libraries, which may take a second. */
public final class Services {

    private Services() {
    }

    public static Aws aws() {
        return first(Aws.class)
                .orElseThrow(() -> new Problem("service-missing", "This installation lacks its AWS part.",
                        Aws.class.getName(), "Install Aeneas again; the log says which bundle did not start.")
                        .asException());
    }

    /** By their labels. */
    public static List<SourceEngine> engines() {
        return all(SourceEngine.class).stream().sorted(Comparator.comparing(SourceEngine::label)).toList();
    }

    /** The one of the platform, if it has any. */
    public static <T> Optional<T> first(Class<T> type) {
        return all(type).stream().findFirst();
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
