package org.aeneas.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.aeneas.agent.internal.configure.Configuration;
import org.aeneas.agent.internal.configure.MachineCheck;
import org.aeneas.agent.internal.mount.MountCheck;
import org.aeneas.agent.internal.mount.MountPlan;
import org.aeneas.agent.internal.mount.MountSecrets;
import org.aeneas.agent.internal.mount.Mounts;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the agent does when it is called with these arguments. Options have one dash or two. */
public final class AgentCommandLine {
    private static final Logger LOG = LoggerFactory.getLogger(AgentCommandLine.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final String SERVE = "serve";
    private static final String USAGE = """
            Usage: sudo java -jar aws-cassandra-extractor.jar OPTION
              --serve [--engines DIR]       the service itself; further engines are in the folder engines beside the
                                            jar, and in DIR
              --configure [--answers FILE]  asks for the settings, or takes the answers from a YAML file
              -mnt, --mount                 mounts the folders of the nodes that are not mounted, and verifies all
              --check                       whether this machine has what the agent needs
              --status                      what the running agent does
              --unregister                  frees the agent from the project that it is registered with
              --version                     the agent's version""";

    private final AgentFolders folders;
    private final Terminal terminal;
    private final String version;
    private final Function<String, Optional<AgentCommand>> commands;

    /** @param commands finds those of the service by name */
    public AgentCommandLine(AgentFolders folders, Terminal terminal, String version,
            Function<String, Optional<AgentCommand>> commands) {
        this.folders = folders;
        this.terminal = terminal;
        this.version = version;
        this.commands = commands;
    }

    /** @return the exit status: 0 done, 1 failed, 2 wrong usage */
    public int run(List<String> arguments) {
        try {
            return dispatch(arguments.isEmpty() ? SERVE : arguments.get(0).replaceFirst("^--?", ""),
                    arguments.subList(Math.min(1, arguments.size()), arguments.size()));
        } catch (ProblemException e) {
            LOG.debug("{} failed", arguments, e);
            Problem problem = e.problem();
            terminal.print(problem.what() + (problem.object().isEmpty() ? "" : " [" + problem.object() + "]"));
            terminal.print(problem.remedy());
            return FAILED;
        }
    }

    private int dispatch(String command, List<String> rest) {
        switch (command) {
            case "configure":
                return configure(rest);
            case "mnt", "mount":
                return rest.isEmpty() ? mount() : usage();
            case "check":
                return rest.isEmpty() ? check() : usage();
            case "version", "help":
                terminal.print(command.equals("help") ? USAGE : version);
                return DONE;
            case "engines":
                return dispatch(SERVE, Stream.concat(Stream.of("--engines"), rest.stream()).toList());
            case SERVE, "status", "unregister":
                return commands.apply(command).orElseThrow(() -> new Problem("agent-command-missing",
                        "This installation cannot do that.", command, "Install the agent's package again.")
                                .asException()).run(rest, terminal);
            default:
                return usage();
        }
    }

    private int usage() {
        terminal.print(USAGE);
        return WRONG_USAGE;
    }

    private int configure(List<String> rest) {
        if (rest.isEmpty()) {
            Configuration.asking(folders, terminal).run();
            return DONE;
        }
        if (rest.size() != 2 || !rest.get(0).replaceFirst("^--?", "").equals("answers")) {
            return usage();
        }
        Configuration.answeredBy(Path.of(rest.get(1)), folders, terminal).run();
        return DONE;
    }

    private int mount() {
        AgentSettings settings = new SettingsFile(folders.settings()).read();
        forgetRequest();
        MountPlan plan = MountPlan.of(settings, folders, ServiceUser.find(folders));
        Mounts mounts = new Mounts(terminal, new MountSecrets(SecretStore.of(folders), folders),
                new MountCheck(Configuration.MOUNT_PATIENCE));
        return mounts.mount(settings.dataProviders(), plan) ? DONE : FAILED;
    }

    /** Before the work: a request that comes meanwhile is another one. */
    private void forgetRequest() {
        try {
            Files.deleteIfExists(folders.remountRequest());
        } catch (IOException e) {
            throw new Problem("not-allowed", "The request for a remount cannot be taken: " + e,
                    folders.remountRequest().toString(), "Run it with sudo.").asException(e);
        }
    }

    private int check() {
        return new MachineCheck(folders, System.getenv("PATH"), terminal).run() ? DONE : FAILED;
    }
}
