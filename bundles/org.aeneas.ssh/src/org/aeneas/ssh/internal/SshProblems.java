package org.aeneas.ssh.internal;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.SshTarget;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchUnknownHostKeyException;

/** What went wrong with SSH, in plain words. */
final class SshProblems {

    private SshProblems() {
    }

    static ProblemException login(SshTarget target, Optional<Credentials> credentials, ShownKey shown,
            JSchException e) {
        if (e instanceof JSchUnknownHostKeyException) {
            return new Problem("ssh-host-unknown", "The host's key is not known yet: "
                    + shown.key().map(SshProblems::describe).orElse("not shown") + ".", target.hostAndPort(),
                    "Compare the fingerprint with that of the host (ssh-keygen -l -f /etc/ssh/ssh_host_…_key.pub) and "
                            + "confirm the key.").asException(e);
        }
        if (e instanceof JSchChangedHostKeyException) {
            return new Problem("ssh-host-changed", "The host shows another key than the one that was confirmed: "
                    + shown.key().map(SshProblems::describe).orElse("not shown") + " instead of "
                    + shown.pinned().map(SshProblems::describe).orElse("none") + ".", target.hostAndPort(),
                    "Ask the host's administrator whether its key was changed; if it was, forget the old key and "
                            + "confirm the new one. If not, somebody is in between.").asException(e);
        }
        if (e instanceof JSchAlgoNegoFailException) {
            return new Problem("ssh-algorithms", "The host and this program share no algorithm: " + e.getMessage(),
                    target.toString(), "Update the host's sshd, or allow a newer algorithm there.").asException(e);
        }
        if (credentials.isPresent() && String.valueOf(e.getMessage()).startsWith("Auth ")) {
            return refused(target, credentials.get(), e);
        }
        return unreachable(target, e);
    }

    private static ProblemException refused(SshTarget target, Credentials credentials, JSchException e) {
        String check = credentials instanceof Credentials.Password
                ? "password, and that the host lets this user log in by password."
                : "key, and that its public half is in the user's authorized_keys there.";
        return new Problem("ssh-login-refused", "The host refused the login by " + credentials + ".",
                target.toString(), "Check the user name and the " + check).asException(e);
    }

    private static String describe(HostKey key) {
        return key.type() + " " + key.fingerprint();
    }

    private static ProblemException unreachable(SshTarget target, JSchException e) {
        if (caused(e, UnknownHostException.class)) {
            return new Problem("host-unknown", "No address is known for that host name.", target.host(),
                    "Check the name, or give the IP address.").asException(e);
        }
        if (caused(e, ConnectException.class) || caused(e, NoRouteToHostException.class)) {
            return new Problem("connection-refused", "Nothing answers on that host and port.",
                    target.host() + ":" + target.port(), "Check the address and port, and that sshd runs there.")
                            .asException(e);
        }
        if (String.valueOf(e.getMessage()).matches("(?s).*(timeout|timed out).*")) {
            return new Problem("connection-timeout", "The host does not answer in time.",
                    target.host() + ":" + target.port(), "Check the address, and firewalls between here and the host.")
                            .asException(e);
        }
        return new Problem("ssh-failed", "No SSH connection came about: " + e.getMessage(), target.toString(),
                "Check that the port is that of sshd, and read sshd's log on the host.").asException(e);
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (kind.isInstance(e)) {
                return true;
            }
        }
        return false;
    }

    static ProblemException lost(SshTarget target, Throwable cause) {
        return new Problem("ssh-connection-lost", "The connection to the host is lost.", target.toString(),
                "Check the host and the network, then connect again.").asException(cause);
    }

    static ProblemException channel(SshTarget target, JSchException e) {
        return new Problem("ssh-failed", "The host did not open a channel: " + e.getMessage(), target.toString(),
                "Check MaxSessions and the restrictions of this user in the host's sshd_config.").asException(e);
    }
}
