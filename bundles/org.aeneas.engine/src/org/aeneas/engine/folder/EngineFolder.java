package org.aeneas.engine.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Further engines, as jars in a folder: installed into the running framework at each start, before anybody looks for
 * an engine. What is wrong with one is told, and the others work without it. Not for several threads.
 */
public final class EngineFolder {
    /** By its location a bundle is known as one of a folder, also at a later start without that folder. */
    private static final String LOCATION = "aeneas-engine:";
    private static final long REFRESH_SECONDS = 10;

    private final BundleContext context;
    private final List<Problem> problems = new ArrayList<>();

    private EngineFolder(BundleContext context) {
        this.context = context;
    }

    /**
     * Installs, resolves and starts all bundles of the folders; those of earlier starts go, whether they are still
     * there or not, so that the framework's cache has nothing that the folders do not have. Without a folder it only
     * looks for such remains.
     *
     * @param context of any bundle that is started
     * @return what is wrong, of each file that is; none if all is well
     */
    public static List<Problem> install(BundleContext context, List<Path> folders) {
        EngineFolder installing = new EngineFolder(context);
        installing.removeEarlier();
        folders.forEach(installing::install);
        return List.copyOf(installing.problems);
    }

    private void removeEarlier() {
        boolean any = false;
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getLocation().startsWith(LOCATION)) {
                any = true;
                uninstall(bundle);
            }
        }
        if (any) {
            refresh();
        }
    }

    private void install(Path folder) {
        if (!Files.isDirectory(folder)) {
            problems.add(EngineProblems.folder(folder));
            return;
        }
        Map<Bundle, Path> installed = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList()) {
                install(file.toAbsolutePath().normalize(), installed);
            }
        } catch (IOException e) {
            problems.add(EngineProblems.unreadable(folder, e));
        }
        // Together: one may need another.
        wiring().resolveBundles(installed.keySet());
        installed.forEach(this::start);
    }

    private void install(Path file, Map<Bundle, Path> installed) {
        List<Problem> found = new EngineJar(file).problem().stream().toList();
        if (!found.isEmpty()) {
            problems.addAll(found);
            return;
        }
        try (InputStream content = Files.newInputStream(file)) {
            installed.put(context.installBundle(LOCATION + file.toUri(), content), file);
        } catch (IOException e) {
            problems.add(EngineProblems.unreadable(file, e));
        } catch (BundleException e) {
            problems.add(EngineProblems.of(file, e));
        }
    }

    /** For this start only: the next one does all of it again. */
    private void start(Bundle bundle, Path file) {
        boolean fragment = (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
        if (fragment) {
            return;
        }
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        } catch (BundleException e) {
            problems.add(EngineProblems.of(file, e));
            uninstall(bundle);
        }
    }

    private void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            problems.add(new Problem("engine-not-removed", "An engine of an earlier start cannot be removed: "
                    + e.getMessage(), bundle.getLocation().substring(LOCATION.length()),
                    "Start Aeneas again; if it stays, remove the folder of its caches."));
        }
    }

    /** Else bundles of the same names would be tied to those that have gone. */
    private void refresh() {
        CountDownLatch done = new CountDownLatch(1);
        wiring().refreshBundles(null, event -> done.countDown());
        try {
            done.await(REFRESH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private FrameworkWiring wiring() {
        return context.getBundle(0).adapt(FrameworkWiring.class);
    }
}
