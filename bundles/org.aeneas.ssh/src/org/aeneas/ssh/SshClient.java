package org.aeneas.ssh;

import org.aeneas.core.Progress;
import org.aeneas.ssh.internal.Login;

/**
 * Logs in on hosts that are known. The first contact with a host goes: {@link #hostKey}, the user compares the
 * fingerprint, {@link KnownHosts#trust}, {@link #connect}.
 */
public final class SshClient {
    private final KnownHosts hosts;

    public SshClient(KnownHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Asks a host for its key, without logging in.
     *
     * @throws org.aeneas.core.ProblemException if the host does not answer
     * @throws org.aeneas.core.CancelledException if the user cancelled
     */
    public HostKey hostKey(SshTarget target, Progress progress) {
        return new Login(target, hosts.find(target.hostAndPort())).hostKey(progress);
    }

    /**
     * Logs in. The credentials are not kept.
     *
     * @throws org.aeneas.core.ProblemException {@code ssh-host-unknown} if the host's key is not pinned yet,
     *                                          {@code ssh-host-changed} if it is another one than the pinned one, or
     *                                          whatever else stands in the way
     * @throws org.aeneas.core.CancelledException if the user cancelled
     */
    public SshSession connect(SshTarget target, Credentials credentials, Progress progress) {
        return new Login(target, hosts.find(target.hostAndPort())).connect(credentials, progress);
    }
}
