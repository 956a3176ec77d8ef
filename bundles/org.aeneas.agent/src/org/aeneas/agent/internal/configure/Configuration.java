package org.aeneas.agent.internal.configure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.aeneas.agent.Terminal;
import org.aeneas.agent.internal.mount.MountCheck;
import org.aeneas.agent.internal.mount.MountPlan;
import org.aeneas.agent.internal.mount.MountSecrets;
import org.aeneas.agent.internal.mount.Mounts;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.AgentSettings.Server;
import org.aeneas.agent.settings.AgentSettings.Ssl;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.core.Problem;

/** The configuration utility. Nothing but confirmed host keys and mounts is kept before the last answer is there. */
public final class Configuration {
    public static final Duration MOUNT_PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_NODES = 1000;

    private final AgentFolders folders;
    private final Terminal terminal;
    private final Interview interview;
    private final PendingSecrets secrets;

    private Configuration(AgentFolders folders, Terminal terminal, Respondent respondent) {
        this.folders = folders;
        this.terminal = terminal;
        this.interview = new Interview(respondent);
        this.secrets = new PendingSecrets(SecretStore.of(folders));
    }

    /** Asks at the terminal. */
    public static Configuration asking(AgentFolders folders, Terminal terminal) {
        return new Configuration(folders, terminal, new Person(terminal));
    }

    /** Takes the answers from a YAML file; a bad one is thrown as a problem that names the question. */
    public static Configuration answeredBy(Path answers, AgentFolders folders, Terminal terminal) {
        return new Configuration(folders, terminal, new Answers(answers, terminal));
    }

    public void run() {
        requireWritable();
        try (Interrupted interrupted = new Interrupted()) {
            ask(interrupted);
        }
    }

    private void ask(Interrupted interrupted) {
        SettingsFile file = new SettingsFile(folders.settings());
        AgentSettings earlier = file.find().orElseGet(AgentSettings::initial);
        String version = version(earlier.cassandraVersion());
        List<DataProvider> nodes = nodes(earlier);
        mount(with(earlier, version, nodes));
        SslInterview security = new SslInterview(interview, secrets, folders);
        Ssl ssl = security.ask(earlier.ssl());
        String output = interview.text(new Question("output-folder", "Enter the path to the output local folder: "),
                earlier.outputFolder(), new LocalFiles(folders, interview)::outputFolder);
        List<DataProvider> complete = further(nodes);
        Server server = security.server(earlier.server(), earlier.ssl(), ssl);
        AgentSettings settings = new AgentSettings(version, server, ssl, output, earlier.logFolder(),
                earlier.mountFolder(), complete, earlier.limits());
        interrupted.keep(() -> keep(file, earlier, settings));
        end(file);
    }

    private void requireWritable() {
        Path there = folders.configuration();
        while (Files.notExists(there)) {
            there = there.getParent();
        }
        if (!Files.isWritable(there)) {
            throw new Problem("not-allowed", "The settings cannot be written.", folders.configuration().toString(),
                    "Run the utility with sudo.").asException();
        }
    }

    /** Asked only where the package could not. */
    private String version(String earlier) {
        return !earlier.isEmpty() ? earlier : interview.text(new Question("cassandra-version",
                "Enter the Cassandra version (2, 3, 4 or 5): "), "3", answer -> {
                    Question.require(answer.matches("[2-5]([.].*)?"), () -> Question.refuse(
                            "That is no version of Cassandra that can be read here.", answer, "Enter 2, 3, 4 or 5."));
                    return answer.substring(0, 1);
                });
    }

    private List<DataProvider> nodes(AgentSettings earlier) {
        List<DataProvider> known = earlier.dataProviders();
        int count = interview.number(new Question("nodes", "Enter the number of data providers nodes"),
                Math.max(1, known.size()), 1, MOST_NODES);
        List<DataProvider> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<DataProvider> usual = i < known.size() ? Optional.of(known.get(i)) : Optional.empty();
            nodes.add(new NodeInterview(interview, secrets, folders, i + 1).ask(usual));
        }
        return nodes;
    }

    private List<DataProvider> further(List<DataProvider> nodes) {
        List<DataProvider> complete = new ArrayList<>();
        for (DataProvider node : nodes) {
            complete.add(new NodeInterview(interview, secrets, folders, complete.size() + 1).askFurther(node));
        }
        return complete;
    }

    private void mount(AgentSettings settings) {
        MountPlan plan = MountPlan.of(settings, folders, ServiceUser.find(folders));
        new Mounts(terminal, new MountSecrets(secrets, folders), new MountCheck(MOUNT_PATIENCE))
                .mount(settings.dataProviders(), plan);
    }

    private static AgentSettings with(AgentSettings earlier, String version, List<DataProvider> nodes) {
        return new AgentSettings(version, earlier.server(), earlier.ssl(), earlier.outputFolder(), earlier.logFolder(),
                earlier.mountFolder(), nodes, earlier.limits());
    }

    private void keep(SettingsFile file, AgentSettings earlier, AgentSettings settings) {
        secrets.store();
        file.write(settings);
        Set<SecretReference> unused = earlier.secrets();
        unused.removeAll(settings.secrets());
        secrets.forget(unused);
    }

    private void end(SettingsFile file) {
        // Before the guide's words, with which the utility ends.
        terminal.print("The agent reads its settings when it starts. If it runs already: sudo systemctl restart "
                + "aws-cassandra-extractor");
        terminal.print("=== Configuration " + file.file().getFileName() + " successful completed ===");
        terminal.print("If you want to add new nodes or change it parameters, you should edit the configuration file "
                + file.file());
    }
}
