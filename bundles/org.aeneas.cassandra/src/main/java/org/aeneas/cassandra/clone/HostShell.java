package org.aeneas.cassandra.clone;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.CommandResult;
import org.aeneas.ssh.SshSession;

/** Commands and configuration files of one host, with the rights that the work needs. For many threads. */
public final class HostShell {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Characters of what a command says that a problem quotes. */
    private static final int MOST_SAID = 500;
    /** A status of our own: there is no such file. */
    private static final int ABSENT = 44;
    private static final byte[] NOTHING = new byte[0];

    private final String host;
    private final SshSession session;
    private final Privilege privilege;

    /**
     * @param host    as messages name it
     * @param session stays the caller's
     */
    public HostShell(String host, SshSession session, Privilege privilege) {
        this.host = host;
        this.session = session;
        this.privilege = privilege;
    }

    public String host() {
        return host;
    }

    /**
     * Runs a line of shell.
     *
     * @throws org.aeneas.core.ProblemException those of SSH, {@code sudo-refused}
     */
    public CommandResult run(String line, Progress progress) {
        return run(line, NOTHING, PATIENCE, progress);
    }

    /** @param patience zero for as long as it takes */
    public CommandResult run(String line, Duration patience, Progress progress) {
        return run(line, NOTHING, patience, progress);
    }

    /** @param input for the line's standard input; the place for secrets */
    CommandResult run(String line, byte[] input, Duration patience, Progress progress) {
        CommandResult result = session.run(privilege.command(line, input).withTimeout(patience), progress);
        if (result.status() == 1 && result.errors().lines().anyMatch(said -> said.startsWith("sudo: "))) {
            throw new Problem("sudo-refused", "Sudo does not let " + session.target().user() + " work there: "
                    + result.errors().strip(), host, "Give the right password, or let this user use sudo without one"
                            + " (the line 'NAME ALL=(ALL) NOPASSWD: ALL' in a file of /etc/sudoers.d).").asException();
        }
        return result;
    }

    /**
     * As {@link #run(String, Progress)}, where failure is not expected.
     *
     * @return standard output
     * @throws org.aeneas.core.ProblemException {@code command-failed} with what it said
     */
    public String require(String line, Progress progress) {
        CommandResult result = run(line, progress);
        if (!result.succeeded()) {
            throw new Problem("command-failed", "A command failed with status " + result.status() + ": "
                    + said(result), host + ": " + line, "Run it there by hand with " + privilege.words()
                            + ", and mend what it names.").asException();
        }
        return result.output();
    }

    /** As {@link #require}, with an output of any length. */
    void pour(String line, OutputStream output, Progress progress) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = session.run(privilege.command(line, NOTHING), output, errors, progress);
        if (status != 0) {
            throw new Problem("command-failed", "A command failed with status " + status + ": "
                    + said(new CommandResult(status, "", errors.toString(StandardCharsets.UTF_8))), host + ": " + line,
                    "Run it there by hand with " + privilege.words() + ", and mend what it names.").asException();
        }
    }

    /** Copies a file to the host, for the login alone to read. */
    void upload(Path local, String remote, Progress progress) {
        session.upload(local, remote, 0600, progress);
    }

    /** A text file; empty where there is none. */
    public Optional<String> read(String path, Progress progress) {
        String file = Command.quote(path);
        CommandResult result = run("if [ ! -e " + file + " ]; then exit " + ABSENT + "; fi; cat " + file, progress);
        if (result.status() == ABSENT) {
            return Optional.empty();
        }
        if (!result.succeeded()) {
            throw unusable(path, "read", result);
        }
        return Optional.of(result.output());
    }

    /**
     * Writes a text file, with the owner and the rights of the one in its place, or of its folder where there was none.
     * It is there whole or not at all, but where the file is another user's and the privilege is a login's.
     */
    public void write(String path, String text, Progress progress) {
        put(path, "cat", text.getBytes(StandardCharsets.UTF_8), progress);
    }

    /** Puts a copy of another file, to the last byte, into a file's place; as {@link #write}. */
    void replace(String path, String copy, Progress progress) {
        String file = Command.quote(path);
        String from = Command.quote(copy);
        CommandResult gone = run("if [ ! -e " + file + " ]; then mv " + from + " " + file + "; else exit " + ABSENT
                + "; fi", progress);
        if (gone.status() == ABSENT) {
            put(path, "cat " + from, NOTHING, progress);
        } else if (!gone.succeeded()) {
            throw unusable(path, "written", gone);
        }
    }

    private void put(String path, String content, byte[] input, Progress progress) {
        String file = Command.quote(path);
        String part = Command.quote(path + ".aeneas-part");
        String folder = Command.quote(path.substring(0, Math.max(1, path.lastIndexOf('/'))));
        String owned = "chown --reference=" + file + " " + part + " 2>/dev/null";
        String line = "set -e; umask 077; " + content + " > " + part + "; sync " + part + "; if [ -e " + file
                + " ]; then "
                // Who may not give files away writes into the one that is there, so that it stays its owner's.
                + "if chmod --reference=" + file + " " + part + " && " + owned + "; then mv -f " + part + " " + file
                + "; else cat " + part + " > " + file + "; rm -f " + part + "; fi; else chmod 0644 " + part + "; "
                + "chown --reference=" + folder + " " + part + " 2>/dev/null || true; mv -f " + part + " " + file
                + "; fi";
        CommandResult result = run(line, input, PATIENCE, progress);
        if (!result.succeeded()) {
            throw unusable(path, "written", result);
        }
    }

    /** Removes a file; nothing happens where there is none. */
    public void remove(String path, Progress progress) {
        CommandResult result = run("rm -f " + Command.quote(path), progress);
        if (!result.succeeded()) {
            throw unusable(path, "removed", result);
        }
    }

    /**
     * Carries a change out.
     *
     * @throws org.aeneas.core.ProblemException {@code host-file-changed} if the file is neither as it was when the plan
     *         was made nor as it shall be
     */
    public void apply(HostFile change, Progress progress) {
        if (requireEither(change, progress).equals(change.after())) {
            return;
        }
        if (change.after().isEmpty()) {
            remove(change.path(), progress);
        } else {
            write(change.path(), change.after(), progress);
        }
    }

    /**
     * The file as it is: as before the change or as after it.
     *
     * @throws org.aeneas.core.ProblemException as {@link #apply}
     */
    String requireEither(HostFile change, Progress progress) {
        String now = read(change.path(), progress).orElse("");
        if (!now.equals(change.after()) && !now.equals(change.before())) {
            throw new Problem("host-file-changed", "Somebody has changed this file since the plan was made.",
                    host + ":" + change.path(), "Look at the change; then make a new plan.").asException();
        }
        return now;
    }

    private RuntimeException unusable(String path, String what, CommandResult result) {
        return new Problem("host-file-unusable", "This file cannot be " + what + " with " + privilege.words() + ": "
                + said(result), host + ":" + path, "Log in as a user who may, or use sudo.").asException();
    }

    private static String said(CommandResult result) {
        String text = (result.errors().isBlank() ? result.output() : result.errors()).strip();
        String begin = text.substring(0, Math.min(MOST_SAID, text.length()));
        return text.isEmpty() ? "it said nothing." : Secrets.masked(begin);
    }
}
