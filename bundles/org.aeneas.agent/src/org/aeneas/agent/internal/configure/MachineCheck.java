package org.aeneas.agent.internal.configure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.agent.Terminal;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Whether a machine has what the agent needs: a line each. The least sizes are those of the guide. */
public final class MachineCheck {
    private static final long LEAST_PROCESSORS = 8;
    private static final long LEAST_GB = 16;
    /** A machine of 16 GiB shows less: firmware and kernel keep some of it. */
    private static final long LEAST_KB = 15_000_000;
    private static final long KB_IN_GB = 1_000_000;
    private static final Pattern MEMORY = Pattern.compile("MemTotal:\\s+(\\d+) kB");

    private final AgentFolders folders;
    private final String path;
    private final Terminal terminal;
    private boolean complete = true;

    /** @param path where programs are looked for: the environment's PATH */
    public MachineCheck(AgentFolders folders, String path, Terminal terminal) {
        this.folders = folders;
        this.path = path == null ? "" : path;
        this.terminal = terminal;
    }

    /** @return whether nothing is missing; warnings do not count */
    public boolean run() {
        try {
            size();
            ok("Java " + Runtime.version().feature());
            program("sshfs", "sshfs");
            program("ssh", "openssh-client or openssh-clients");
            fuse();
            Optional<AgentSettings> settings = settings();
            folders(settings.orElseGet(AgentSettings::initial));
        } catch (IOException e) {
            throw new Problem("check-failed", "The machine cannot be looked at: " + e, "", "Run it as root.")
                    .asException(e);
        }
        return complete;
    }

    private void size() throws IOException {
        long processors = Files.readAllLines(folders.at("/proc/cpuinfo")).stream()
                .filter(line -> line.matches("processor\\s*:.*")).count();
        tell(processors >= LEAST_PROCESSORS, processors + " virtual CPUs", "at least " + LEAST_PROCESSORS
                + " are recommended");
        long memory = Files.readAllLines(folders.at("/proc/meminfo")).stream().map(MEMORY::matcher)
                .filter(Matcher::matches).mapToLong(m -> Long.parseLong(m.group(1))).findFirst()
                .orElse(0);
        tell(memory >= LEAST_KB, memory / KB_IN_GB + " GB of memory", "at least " + LEAST_GB + " GB are recommended");
    }

    private void program(String name, String packages) {
        boolean there = Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        need(there, name, "install the package " + packages);
    }

    private void fuse() throws IOException {
        need(Files.exists(folders.at("/dev/fuse")), "/dev/fuse", "load the kernel's module: modprobe fuse");
        Path configuration = folders.at("/etc/fuse.conf");
        boolean others = Files.isReadable(configuration) && Files.readAllLines(configuration).stream()
                .anyMatch(line -> line.strip().equals("user_allow_other"));
        need(others, "user_allow_other in " + configuration, "edit the file, and uncomment user_allow_other");
    }

    private Optional<AgentSettings> settings() {
        try {
            Optional<AgentSettings> settings = new SettingsFile(folders.settings()).find();
            settings.ifPresent(AgentSettings::requireConfigured);
            need(settings.isPresent(), "settings " + folders.settings(), "run the utility with --configure");
            return settings;
        } catch (ProblemException e) {
            need(false, e.problem().what() + " [" + e.problem().object() + "]", e.problem().remedy());
            return Optional.empty();
        }
    }

    private void folders(AgentSettings settings) throws IOException {
        Optional<ServiceUser> user = ServiceUser.find(folders);
        need(user.isPresent(), "user " + ServiceUser.NAME, "install the agent's package again");
        folder(folders.at(settings.logFolder()), user, true);
        folder(folders.at(settings.mountFolder()), user, false);
        if (!settings.outputFolder().isEmpty()) {
            folder(Path.of(settings.outputFolder()), user, true);
        }
    }

    private void folder(Path folder, Optional<ServiceUser> user, boolean writes) throws IOException {
        if (!Files.isDirectory(folder)) {
            need(false, "folder " + folder, "make it, or install the agent's package again");
            return;
        }
        boolean may = user.isEmpty() || (writes ? user.get().mayWriteIn(folder) : user.get().mayRead(folder));
        need(may, "folder " + folder, "let the user " + ServiceUser.NAME + (writes ? " write to it" : " read it")
                + ", and pass through the folders above");
    }

    private void ok(String what) {
        terminal.print("OK       " + what);
    }

    private void tell(boolean right, String what, String otherwise) {
        terminal.print(right ? "OK       " + what : "WARNING  " + what + ": " + otherwise);
    }

    private void need(boolean there, String what, String otherwise) {
        complete &= there;
        terminal.print(there ? "OK       " + what : "MISSING  " + what + ": " + otherwise);
    }
}
