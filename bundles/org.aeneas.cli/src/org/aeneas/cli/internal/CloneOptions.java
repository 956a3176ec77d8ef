package org.aeneas.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.core.Problem;
import org.aeneas.staging.FileForm;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a clone's description and its journal are. */
final class CloneOptions {
    private static final int KEY_BYTES = 32;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--hosts", required = true, paramLabel = "FILE.json",
            description = "File that describes the hosts of the source and of the clone.")
    private Path hosts;

    @Option(names = "--journal", paramLabel = "FILE", description = {
        "File in which is kept how far it is, encrypted.", "Default: one in Aeneas's state folder, by FILE.json's name."
    })
    private Path journal;

    @Option(names = "--password-stdin", description = "Read the password of SSH from standard input.")
    private boolean passwordFromStandardInput;

    /** Ours to throw: for any other exception picocli would print the value. */
    @Option(names = "--password", hidden = true, arity = "0..1")
    void refuse(String secret) {
        throw new ParameterException(command.commandLine(), "A password as an argument can be read by everybody on"
                + " this machine: use --password-stdin, AENEAS_SSH_PASSWORD_FILE, or the prompt.");
    }

    @Option(names = "--accept-new-hosts", description = "Trust and remember the key of a host that is not known yet.")
    private boolean acceptNewHosts;

    CloneDescription description() {
        return CloneDescription.read(hosts);
    }

    CloneLogins logins(CloneDescription description) {
        return new CloneLogins(description, passwordFromStandardInput, acceptNewHosts);
    }

    Path journal() {
        String name = hosts.getFileName().toString().replaceFirst("\\.json$", "");
        return journal == null ? StateFolder.resolve("clone").resolve(name + ".journal") : journal.toAbsolutePath();
    }

    CloneJournal open() {
        return CloneJournal.open(journal(), form());
    }

    /** The journal has texts of configuration files; its key stays with this user of this machine. */
    static FileForm form() {
        Path file = StateFolder.resolve("clone").resolve("key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                byte[] key = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(key);
                Path part = Files.createTempFile(file.getParent(), "key", ".part");
                restrict(part);
                Files.write(part, key);
                Files.move(part, file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new Problem("journal-key", "The key of the journals is damaged.", file.toString(),
                        "Put the file back from a backup.").asException();
            }
            return FileForm.encrypted(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void restrict(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
