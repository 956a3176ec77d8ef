package org.aeneas.agent.server.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.aeneas.agent.AgentCommand;
import org.aeneas.agent.Terminal;
import org.aeneas.agent.server.NodeReading;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.aws.Aws;
import org.aeneas.engine.SourceEngine;
import org.aeneas.sstable.SSTables;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code serve}: the service itself, until it is told to end. */
@Component(service = AgentCommand.class)
public final class ServeCommand implements AgentCommand {
    public static final String NAME = "serve";
    private static final String ENGINES = "--engines";
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);
    private static final int DONE = 0;
    private static final int WRONG_USAGE = 2;
    /** systemd kills after 90 seconds. */
    private static final long MOST_SECONDS_TO_END = 60;

    private final AgentFolders folders;
    private final Supplier<Aws> aws;
    private final Supplier<SSTables> sstables;
    private final NodeReading reading;
    private final String version;
    private final Engines engines;
    private final CountDownLatch toEnd = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /**
     * Without a framework.
     *
     * @param aws, sstables are asked for only when the service begins: they are large
     * @param engines       that it reads sources through, beside the files of nodes
     */
    public ServeCommand(AgentFolders folders, Supplier<Aws> aws, Supplier<SSTables> sstables, NodeReading reading,
            String version, List<SourceEngine> engines) {
        this(folders, aws, sstables, reading, version, Engines.of(engines));
    }

    private ServeCommand(AgentFolders folders, Supplier<Aws> aws, Supplier<SSTables> sstables, NodeReading reading,
            String version, Engines engines) {
        this.folders = folders;
        this.aws = aws;
        this.sstables = sstables;
        this.reading = reading;
        this.version = version;
        this.engines = engines;
    }

    /** For a service registry. */
    @Activate
    public ServeCommand(BundleContext context, @Reference ServiceReference<Aws> aws,
            @Reference ServiceReference<SSTables> sstables) {
        this(AgentFolders.ofMachine(), () -> context.getService(aws), () -> context.getService(sstables),
                NodeReading.ofMachine(), context.getBundle().getVersion().toString(), Engines.in(context));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) {
        Optional<List<Path>> folders = folders(arguments);
        if (folders.isEmpty()) {
            terminal.print("The service takes no arguments but --engines DIR, a folder of further engines.");
            return WRONG_USAGE;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "aeneas-agent-end"));
        try {
            serve(folders.get(), terminal);
            return DONE;
        } finally {
            ended.countDown();
        }
    }

    /** Each of the service's options names a folder; empty if there are others. */
    private static Optional<List<Path>> folders(List<String> arguments) {
        List<Path> folders = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!arguments.get(i).equals(ENGINES) || i + 1 == arguments.size()) {
                return Optional.empty();
            }
            folders.add(Path.of(arguments.get(i + 1)));
        }
        return Optional.of(folders);
    }

    private void serve(List<Path> engineFolders, Terminal terminal) {
        AgentSettings settings = new SettingsFile(folders.settings()).find().orElseGet(AgentSettings::initial);
        settings.requireConfigured();
        ServiceFolders.require(settings, folders);
        ServiceLog.in(folders.at(settings.logFolder()));
        LOG.info("The agent {} starts", version);
        engines.install().apply(engineFolders).forEach(problem -> {
            LOG.warn("{} [{}] {}", problem.what(), problem.object(), problem.remedy());
            terminal.print(problem.what() + " [" + problem.object() + "] " + problem.remedy());
        });
        Daemon.Parts parts = new Daemon.Parts(folders, aws.get(), sstables.get(), reading, version, engines);
        try (Daemon daemon = new Daemon(settings, parts)) {
            terminal.print("The agent listens on " + settings.server().bindAddress() + ":" + daemon.service().port()
                    + ", health and metrics are on " + AgentSettings.LOOPBACK + ":" + daemon.service().metricsPort()
                    + ".");
            toEnd.await();
            LOG.info("The agent is told to end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        LOG.info("The agent has ended; its tasks go on when it is started again");
    }

    @Override
    public void stop() {
        toEnd.countDown();
    }

    /** When the process is told to end, it is this thread that it waits for. */
    private void end() {
        stop();
        try {
            if (!ended.await(MOST_SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("The agent does not come to its end; it is left to be killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
