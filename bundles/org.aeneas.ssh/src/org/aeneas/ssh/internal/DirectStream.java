package org.aeneas.ssh.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.ssh.RemoteStream;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;

/** Opens a channel of type direct-tcpip (RFC 4254, 7.2), which says why if it cannot be opened. */
final class DirectStream {
    private static final int OPEN_MILLIS = 30_000;
    /** Reasons of RFC 4254, 5.1, which JSch keeps as the exit status. */
    private static final int PROHIBITED = 1;
    private static final int CONNECT_FAILED = 2;

    private final JschSession session;

    DirectStream(JschSession session) {
        this.session = session;
    }

    RemoteStream open(String host, int port) {
        ChannelDirectTCPIP channel = (ChannelDirectTCPIP) session.channel("direct-tcpip");
        try {
            channel.setHost(host);
            channel.setPort(port);
            RemoteStream stream = new Opened(channel, channel.getInputStream(), channel.getOutputStream());
            channel.connect(OPEN_MILLIS);
            return stream;
        } catch (JSchException e) {
            channel.disconnect();
            throw refused(channel.getExitStatus(), host + ":" + port, e);
        } catch (IOException e) {
            channel.disconnect();
            throw SshProblems.lost(session.target(), e);
        }
    }

    private ProblemException refused(int reason, String place, JSchException e) {
        if (!session.isConnected()) {
            return SshProblems.lost(session.target(), e);
        }
        String object = place + " from " + session.target();
        return switch (reason) {
            case PROHIBITED -> new Problem("ssh-forward-forbidden", "The host's sshd does not forward to that port.",
                    object, "Allow it there (AllowTcpForwarding, PermitOpen in sshd_config; authorized_keys).")
                            .asException(e);
            case CONNECT_FAILED -> new Problem("ssh-forward-refused", "Nothing answers there.", object,
                    "Check that the program runs on the host, and the address and port that it listens on.")
                            .asException(e);
            default -> SshProblems.channel(session.target(), e);
        };
    }

    private record Opened(ChannelDirectTCPIP channel, InputStream input, OutputStream output) implements RemoteStream {
        @Override
        public void close() {
            channel.disconnect();
        }
    }
}
