package org.aeneas.agent.server.internal.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.aeneas.agent.api.Engine;
import org.aeneas.core.Problem;
import org.aeneas.engine.SourceEngine;
import org.aeneas.engine.folder.EngineFolder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The engines that the agent reads sources through.
 *
 * @param install what is in these folders; gives what is wrong there
 * @param all     that are installed by then
 */
record Engines(Function<List<Path>, List<Problem>> install, Supplier<List<SourceEngine>> all) {
    /** In the agent's install folder. */
    private static final String FOLDER = "engines";
    private static final String OWN = "cassandra";

    /** Without a framework: there are these. */
    static Engines of(List<SourceEngine> engines) {
        return new Engines(folders -> List.of(), () -> List.copyOf(engines));
    }

    /** Those of the framework, of the agent's own folder, and of the folders that it is started with. */
    static Engines in(BundleContext context) {
        return new Engines(folders -> EngineFolder.install(context, withOwn(context, folders)), () -> all(context));
    }

    private static List<Path> withOwn(BundleContext context, List<Path> folders) {
        List<Path> all = new ArrayList<>();
        Optional.ofNullable(context.getProperty("osgi.install.area")).map(area -> area.replaceFirst("^file:", ""))
                .map(area -> Path.of(area).resolve(FOLDER)).filter(Files::isDirectory).ifPresent(all::add);
        all.addAll(folders);
        return all;
    }

    /** The engine of that id, unless its tables are read from files. */
    Optional<SourceEngine> find(String id) {
        return connecting().stream().filter(engine -> engine.id().equals(id)).findFirst();
    }

    private List<SourceEngine> connecting() {
        return all.get().stream().filter(engine -> !engine.readsNodeFiles()).toList();
    }

    /**
     * As the contract tells of them. The nodes' files are read by the agent itself.
     *
     * @param version of the agent
     */
    List<Engine> told(String version) {
        List<Engine> told = new ArrayList<>(List.of(new Engine(OWN, "Apache Cassandra", version)));
        connecting().stream().filter(engine -> told.stream().noneMatch(other -> other.id().equals(engine.id())))
                .forEach(engine -> told.add(new Engine(engine.id(), engine.label(), version(engine, version))));
        return List.copyOf(told);
    }

    private static String version(SourceEngine engine, String otherwise) {
        return Optional.ofNullable(FrameworkUtil.getBundle(engine.getClass()))
                .map(bundle -> bundle.getVersion().toString()).orElse(otherwise);
    }

    private static List<SourceEngine> all(BundleContext context) {
        try {
            List<SourceEngine> found = new ArrayList<>();
            for (ServiceReference<SourceEngine> reference : context.getServiceReferences(SourceEngine.class, null)) {
                Optional.ofNullable(context.getService(reference)).ifPresent(found::add);
            }
            return found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter", e);
        }
    }
}
