package org.aeneas.ssh;

import java.io.OutputStream;
import java.nio.file.Path;

import org.aeneas.core.Progress;

/**
 * A login on a host, kept alive while nothing happens. Safe for use by many threads. Every method throws
 * {@link org.aeneas.core.ProblemException} with {@code ssh-connection-lost} once the connection is gone.
 */
public interface SshSession extends AutoCloseable {

    /** Bytes of either output that {@link #run(Command, Progress)} keeps. */
    int MOST_OUTPUT = 16 << 20;

    SshTarget target();

    boolean isConnected();

    /**
     * Runs a command and waits for its end. What ran is told to stop (SIGTERM to its process group, which OpenSSH since
     * 7.9 passes on, but not to a session of root) when the user cancels or time is up; else it ends when it writes.
     *
     * @throws org.aeneas.core.ProblemException {@code ssh-timeout}; {@code ssh-output} if either output is more than
     *                                          {@value #MOST_OUTPUT} bytes
     * @throws org.aeneas.core.CancelledException if the user cancelled
     */
    CommandResult run(Command command, Progress progress);

    /** As {@link #run(Command, Progress)}, with outputs of any length; they are written by another thread. */
    int run(Command command, OutputStream output, OutputStream errors, Progress progress);

    /**
     * Copies a file to the host. It appears whole or not at all.
     *
     * @param permissions of the copy: {@code 0600}
     */
    void upload(Path local, String remote, int permissions, Progress progress);

    /** Copies a file from the host. It appears whole or not at all. */
    void download(String remote, Path local, Progress progress);

    /** Opens a tunnel to a host and port as the remote host sees them. Closed with the session at the latest. */
    Tunnel tunnel(String host, int port);

    /**
     * Connects to a host and port as the remote host sees them. Closed with the session at the latest.
     *
     * @throws org.aeneas.core.ProblemException {@code ssh-forward-refused} if nothing answers there;
     *                                          {@code ssh-forward-forbidden} if the host's sshd does not allow it
     */
    RemoteStream stream(String host, int port);

    @Override
    void close();
}
