package org.aeneas.ssh.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;

/** One run of a command on a host. */
final class RemoteCommand {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteCommand.class);
    private static final int OPEN_MILLIS = 30_000;
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final JschSession session;
    private final Command command;
    private final BooleanSupplier enough;

    /** @param enough whether its further output is not wanted: then it is told to stop */
    RemoteCommand(JschSession session, Command command, BooleanSupplier enough) {
        this.session = session;
        this.command = command;
        this.enough = enough;
    }

    int run(OutputStream output, OutputStream errors, Progress progress) {
        ChannelExec channel = (ChannelExec) session.channel("exec");
        try {
            channel.setCommand(command.line());
            // Not an input stream: JSch copies that on a thread of its own, which it loses if the command ends at once.
            OutputStream input = channel.getOutputStream();
            channel.setOutputStream(output);
            channel.setErrStream(errors);
            channel.connect(OPEN_MILLIS);
            give(input);
            await(channel, progress);
            return channel.getExitStatus();
        } catch (IOException e) {
            throw SshProblems.lost(session.target(), e);
        } catch (JSchException e) {
            throw session.isConnected() ? SshProblems.channel(session.target(), e)
                    : SshProblems.lost(session.target(), e);
        } finally {
            channel.disconnect();
        }
    }

    /** All of it, and its end. What a command leaves that ends before it has read everything is of no use to anybody. */
    private void give(OutputStream input) {
        try (input) {
            input.write(command.input());
        } catch (IOException e) {
            LOG.debug("{} did not read all of its input", command, e);
        }
    }

    private void await(ChannelExec channel, Progress progress) {
        long begin = System.nanoTime();
        long most = command.timeout().toNanos();
        try {
            while (!channel.isClosed()) {
                progress.check();
                if (most > 0 && System.nanoTime() - begin > most) {
                    throw new Problem("ssh-timeout", "The command did not end within " + command.timeout().toSeconds()
                            + " seconds.", command + " on " + session.target(),
                            "Look at the host's load; try again.").asException();
                }
                if (enough.getAsBoolean()) {
                    stop(channel);
                    return;
                }
                Thread.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            stop(channel);
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (RuntimeException e) {
            stop(channel);
            throw e;
        }
        if (!session.isConnected() && channel.getExitStatus() < 0) {
            throw SshProblems.lost(session.target(), null);
        }
    }

    /** Closing the channel alone would leave it running until it writes. */
    private void stop(ChannelExec channel) {
        try {
            channel.sendSignal("TERM");
        } catch (Exception e) { // JSch declares no narrower one
            LOG.debug("{} could not be told to stop {}", session.target(), command, e);
        }
    }
}
