package org.aeneas.ui.update.internal;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;

/**
 * A folder with the program in it, as its archive was unpacked, and what p2 has noted about it.
 *
 * @param folder  whole path
 * @param profile p2's name for what is installed there
 */
record Installation(Path folder, String profile) {
    /** Of another folder than that from which this program runs; for tests. */
    private static final String FOLDER = "aeneas.installation";
    private static final String REGISTRY = "org.eclipse.equinox.p2.engine/profileRegistry";
    private static final String ENDING = ".profile";
    /** What an installation of updates writes into. */
    private static final List<String> WRITTEN = List.of("", "plugins", "features", "configuration", "p2");

    /**
     * @throws ProblemException {@code update-impossible} where there is none, such as in a development environment,
     *         {@code update-folder-read-only}
     */
    static Installation ofProgram() {
        Path folder = folderOfProgram();
        List<String> profiles = profiles(folder.resolve("p2").resolve(REGISTRY));
        if (profiles.size() != 1) {
            throw new Problem("update-impossible", Messages.Problem_NO_PROFILE, folder.toString(),
                    Messages.Problem_NO_PROFILE_REMEDY).asException();
        }
        Installation installation = new Installation(folder, profiles.get(0));
        installation.requireWritable();
        return installation;
    }

    /**
     * As p2 itself does it when it begins: but what another update has just downloaded must not be taken for leftovers
     * before that.
     *
     * @throws ProblemException {@code update-running}
     */
    void requireIdle() {
        Path lock = folder.resolve("p2").resolve(REGISTRY).resolve(profile + ENDING).resolve(".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held == null) {
                throw busy(null);
            }
        } catch (OverlappingFileLockException | IOException e) {
            throw busy(e);
        }
    }

    /** @param cause may be null */
    ProblemException busy(Exception cause) {
        return new Problem("update-running", Messages.Problem_RUNNING, folder.toString(),
                Messages.Problem_RUNNING_REMEDY).asException(cause);
    }

    /** Where p2 keeps what it knows of the program. */
    URI agent() {
        return folder.resolve("p2").toUri();
    }

    /** The folder in which the program is; the current one where Equinox does not know. */
    static Path folderOfProgram() {
        return Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of)
                .or(() -> Optional.ofNullable(Platform.getInstallLocation()).map(Location::getURL)
                        .flatMap(Installation::path))
                .orElse(Path.of("")).toAbsolutePath().normalize();
    }

    /** Equinox's own addresses of folders leave blanks as they are. */
    private static Optional<Path> path(URL url) {
        try {
            return "file".equals(url.getProtocol())
                    ? Optional.of(Path.of(new URI("file", null, url.getPath(), null)))
                    : Optional.empty();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> profiles(Path registry) {
        if (!Files.isDirectory(registry)) {
            return List.of();
        }
        try (var entries = Files.list(registry)) {
            return entries.map(entry -> entry.getFileName().toString()).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).toList();
        } catch (IOException e) {
            throw unreadable(registry, e);
        }
    }

    /** By a try: what the permissions say is not all, on a read-only file system or on Windows. */
    private void requireWritable() {
        for (String part : WRITTEN) {
            Path tried = folder.resolve(part);
            if (!Files.isDirectory(tried)) {
                continue;
            }
            try {
                Files.delete(Files.createTempFile(tried, ".aeneas-update", ".tmp"));
            } catch (IOException e) {
                throw new Problem("update-folder-read-only", NLS.bind(Messages.Problem_READ_ONLY,
                        System.getProperty("user.name")), tried.toString(), Messages.Problem_READ_ONLY_REMEDY)
                        .asException(e);
            }
        }
    }

    private static ProblemException unreadable(Path what, IOException cause) {
        return new Problem("update-impossible", Messages.Problem_UNREADABLE, what.toString(),
                Messages.Problem_READ_ONLY_REMEDY).asException(cause);
    }
}
