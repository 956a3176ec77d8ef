package org.aeneas.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.internal.JsonFile;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.project.settings.JvmOptions;
import org.aeneas.project.settings.PriceList;
import org.aeneas.staging.DurableFiles;

/**
 * What the product keeps for a user apart from projects: Global Settings, prices, and recent projects.
 *
 * @param path is made with the first file
 */
public record DataFolder(Path path) {
    private static final JsonFile<GlobalSettings> SETTINGS = new JsonFile<>("settings", "file of the Global Settings",
            2, GlobalSettings.class);
    private static final JsonFile<PriceList> PRICES = new JsonFile<>("prices", "file of the prices", 1,
            PriceList.class);
    private static final String OWNER = "aeneas.lock";
    /**
     * Those of this process. Linux forgets a process's lock as soon as the process closes the file anywhere, so that a
     * second try here must not even open it.
     */
    private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

    public DataFolder {
        path = path.toAbsolutePath();
    }

    /** That of this user, where the system keeps such things; {@code AENEAS_DATA} names another. */
    public static DataFolder ofUser() {
        return ofUser(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** @param system as the property {@code os.name} */
    public static DataFolder ofUser(Map<String, String> environment, String system, Path home) {
        String chosen = environment.getOrDefault("AENEAS_DATA", "");
        if (!chosen.isBlank()) {
            return new DataFolder(Path.of(chosen));
        }
        if (system.startsWith("Windows")) {
            String roaming = environment.getOrDefault("APPDATA", "");
            return new DataFolder((roaming.isBlank() ? home.resolve("AppData/Roaming") : Path.of(roaming))
                    .resolve("Aeneas"));
        }
        if (system.startsWith("Mac")) {
            return new DataFolder(home.resolve("Library/Application Support/Aeneas"));
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        // The XDG base directory specification: relative values are invalid and ignored.
        return new DataFolder((xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local/share")).resolve("aeneas"));
    }

    /** Where the Global Settings are. */
    public Path settingsFile() {
        return path.resolve("settings.json");
    }

    /**
     * The defaults where nothing was saved yet.
     *
     * @throws ProblemException {@code settings-damaged} with line and column, {@code settings-newer},
     *         {@code settings-foreign}, {@code settings-too-large} and those of files
     */
    public GlobalSettings settings() {
        return Files.exists(settingsFile()) ? SETTINGS.read(settingsFile()) : GlobalSettings.DEFAULT;
    }

    /** Replaces all at once, as {@link ProjectFile} does; then what the start script reads of it. */
    public void save(GlobalSettings settings) {
        SETTINGS.write(settingsFile(), settings);
        jvmOptions().write(settings.jvmOptions());
    }

    /** Where the start script finds the JVM options. */
    public JvmOptions jvmOptions() {
        return JvmOptions.in(path);
    }

    /** Where the prices are that estimates reckon with; a user may edit it by hand, or for all of a team. */
    public Path pricesFile() {
        return path.resolve("prices.json");
    }

    /**
     * Those of Amazon's public list where nothing was saved yet.
     *
     * @throws ProblemException {@code prices-damaged} with line and column, {@code prices-newer},
     *         {@code prices-foreign}, {@code prices-too-large} and those of files
     */
    public PriceList prices() {
        return Files.exists(pricesFile()) ? PRICES.read(pricesFile()) : PriceList.DEFAULT;
    }

    /** Replaces all at once, as {@link ProjectFile} does. */
    public void save(PriceList prices) {
        PRICES.write(pricesFile(), prices);
    }

    public RecentProjects recentProjects() {
        return new RecentProjects(path.resolve("recent-projects.json"));
    }

    /**
     * Takes the folder for this process, until it is closed or the process ends in whatever way. Only the workbench
     * does: to read settings, nobody needs it.
     *
     * @throws ProblemException {@code data-folder-in-use}, and those of files
     */
    public Lock lock() {
        Path file = path.resolve(OWNER);
        try {
            Path real = Files.createDirectories(path).toRealPath();
            if (!LOCKED.add(real)) {
                throw inUse(Long.toString(ProcessHandle.current().pid()));
            }
            try {
                return new Lock(real, lock(file));
            } catch (IOException | RuntimeException e) {
                LOCKED.remove(real);
                throw e;
            }
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            // The first byte alone: on Windows nobody can read what is locked, and behind it stands whose it is.
            if (channel.tryLock(0, 1, false) == null) {
                throw inUse(owner(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((" " + ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(20);
        channel.read(text, 1);
        return new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
    }

    private ProblemException inUse(String owner) {
        String process = owner.matches("[0-9]+") ? " (process " + owner + ")" : "";
        return new Problem("data-folder-in-use", "Another Aeneas works with this data folder" + process + ".",
                path.toString(), "Use the window that is open, or start this one with another folder (AENEAS_DATA).")
                .asException();
    }

    /** That this process has the folder. */
    public static final class Lock implements AutoCloseable {
        private final Path folder;
        private final FileChannel channel;

        private Lock(Path folder, FileChannel channel) {
            this.folder = folder;
            this.channel = channel;
        }

        /** The file stays: whoever would delete it could delete that of the next one. */
        @Override
        public void close() {
            try {
                channel.close();
                LOCKED.remove(folder);
            } catch (IOException e) {
                throw DurableFiles.problem(folder, e);
            }
        }
    }
}
