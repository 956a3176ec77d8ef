package org.aeneas.agent.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

import org.aeneas.staging.DurableFiles;

/**
 * A file that is replaced as a whole and is on disk before it has its name. Owner and group stay as they were, where
 * this user may set them; a new file gets the folder's group.
 *
 * @param owner who gets it in any case, if there is one
 */
record AtomicFile(Path file, Set<PosixFilePermission> permissions, Optional<ServiceUser> owner) {

    /** @param permissions as {@code rw-r-----} */
    static AtomicFile of(Path file, String permissions) {
        return of(file, permissions, Optional.empty());
    }

    static AtomicFile of(Path file, String permissions, Optional<ServiceUser> owner) {
        return new AtomicFile(file.toAbsolutePath(), PosixFilePermissions.fromString(permissions), owner);
    }

    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            FileAttribute<?> closed = PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------"));
            Path part = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".part", closed);
            try {
                fill(part, content);
                DurableFiles.moveIntoPlace(part, file);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private void fill(Path part, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (ServiceUser.runsAsRoot()) {
            Path model = Files.exists(file) ? file : file.getParent();
            Files.setAttribute(part, "unix:gid", Files.getAttribute(model, "unix:gid"));
            if (Files.exists(file)) {
                Files.setAttribute(part, "unix:uid", Files.getAttribute(model, "unix:uid"));
            }
        }
        if (owner.isPresent()) {
            owner.get().own(part);
        }
        Files.setPosixFilePermissions(part, permissions);
    }
}
