package org.aeneas.ssh.internal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.CommandResult;
import org.aeneas.ssh.RemoteStream;
import org.aeneas.ssh.SshSession;
import org.aeneas.ssh.SshTarget;
import org.aeneas.ssh.Tunnel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

/** A session of JSch. */
final class JschSession implements SshSession {
    private static final Logger LOG = LoggerFactory.getLogger(JschSession.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final SshTarget target;
    private final Session session;

    JschSession(SshTarget target, Session session) {
        this.target = target;
        this.session = session;
    }

    @Override
    public SshTarget target() {
        return target;
    }

    @Override
    public boolean isConnected() {
        return session.isConnected();
    }

    @Override
    public CommandResult run(Command command, Progress progress) {
        Output output = new Output();
        Output errors = new Output();
        int status = new RemoteCommand(this, command, () -> output.overflowed || errors.overflowed)
                .run(output, errors, progress);
        if (output.overflowed || errors.overflowed) {
            throw new Problem("ssh-output", "The command wrote more than " + MOST_OUTPUT + " bytes.",
                    command + " on " + target, "Let it write less, or to a file that is then copied.").asException();
        }
        return new CommandResult(status, output.toString(StandardCharsets.UTF_8),
                errors.toString(StandardCharsets.UTF_8));
    }

    @Override
    public int run(Command command, OutputStream output, OutputStream errors, Progress progress) {
        return new RemoteCommand(this, command, () -> false).run(output, errors, progress);
    }

    @Override
    public void upload(Path local, String remote, int permissions, Progress progress) {
        new FileCopy(this, progress).upload(local, remote, permissions);
    }

    @Override
    public void download(String remote, Path local, Progress progress) {
        new FileCopy(this, progress).download(remote, local);
    }

    @Override
    public Tunnel tunnel(String host, int port) {
        try {
            return new LocalPort(session.setPortForwardingL(LOOPBACK, 0, host, port));
        } catch (JSchException e) {
            throw session.isConnected() ? SshProblems.channel(target, e) : SshProblems.lost(target, e);
        }
    }

    @Override
    public RemoteStream stream(String host, int port) {
        return new DirectStream(this).open(host, port);
    }

    @Override
    public void close() {
        session.disconnect();
    }

    /** @param type as JSch names it: {@code exec} */
    Channel channel(String type) {
        try {
            return session.openChannel(type);
        } catch (JSchException e) {
            throw session.isConnected() ? SshProblems.channel(target, e) : SshProblems.lost(target, e);
        }
    }

    private final class LocalPort implements Tunnel {
        private final int port;

        LocalPort(int port) {
            this.port = port;
        }

        @Override
        public int localPort() {
            return port;
        }

        @Override
        public void close() {
            try {
                if (session.isConnected()) {
                    session.delPortForwardingL(LOOPBACK, port);
                }
            } catch (JSchException e) {
                LOG.warn("The tunnel from port {} could not be closed", port, e);
            }
        }
    }

    /** Bytes up to a bound. */
    private static final class Output extends ByteArrayOutputStream {
        private volatile boolean overflowed;

        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
            overflowed |= size() + count > MOST_OUTPUT;
            if (!overflowed) {
                super.write(bytes, from, count);
            }
        }
    }
}
