package org.aeneas.ssh.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.SshSession;
import org.aeneas.ssh.SshTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

/** One attempt to log in. */
public final class Login {
    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final int CONNECT_MILLIS = 20_000;
    private static final int KEEP_ALIVE_MILLIS = 15_000;
    private static final int MISSED_ANSWERS = 4;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final SshTarget target;
    private final Optional<HostKey> pinned;

    /** @param pinned the key that the host must show, if one is pinned */
    public Login(SshTarget target, Optional<HostKey> pinned) {
        this.target = target;
        this.pinned = pinned;
    }

    /** The key that the host shows; the connection ends there. */
    public HostKey hostKey(Progress progress) {
        ShownKey shown = ShownKey.only(target, pinned);
        try {
            open(session(new JSch(), shown), progress).disconnect();
        } catch (JSchException e) {
            if (shown.key().isEmpty()) {
                throw SshProblems.login(target, Optional.empty(), shown, e);
            }
            LOG.debug("{} showed its key, as wanted", target, e);
        }
        return shown.key().orElseThrow();
    }

    public SshSession connect(Credentials credentials, Progress progress) {
        ShownKey shown = ShownKey.checked(target, pinned);
        JSch jsch = new JSch();
        byte[] secret = new byte[0];
        try {
            Session session = session(jsch, shown);
            if (credentials instanceof Credentials.PrivateKey key) {
                secret = bytes(key.passphrase());
                new KeyFile(key.file()).addTo(jsch, secret);
                session.setConfig("PreferredAuthentications", "publickey");
            } else if (credentials instanceof Credentials.Password password) {
                secret = bytes(password.password());
                session.setPassword(secret);
                session.setConfig("PreferredAuthentications", "password,keyboard-interactive");
            }
            return new JschSession(target, open(session, progress));
        } catch (JSchException e) {
            throw SshProblems.login(target, Optional.of(credentials), shown, e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private Session session(JSch jsch, ShownKey shown) throws JSchException {
        Session session = jsch.getSession(target.user(), target.host(), target.port());
        session.setHostKeyRepository(shown);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("prefer_known_host_key_types", "yes");
        session.setServerAliveInterval(KEEP_ALIVE_MILLIS);
        session.setServerAliveCountMax(MISSED_ANSWERS);
        session.setDaemonThread(true);
        return session;
    }

    /** JSch connects in one piece, so that it does so on a thread of its own while the user may cancel. */
    private static Session open(Session session, Progress progress) throws JSchException {
        CompletableFuture<Session> opening = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                session.connect(CONNECT_MILLIS);
                opening.complete(session);
            } catch (JSchException | RuntimeException e) {
                opening.completeExceptionally(e);
            }
        }, "ssh-connect");
        thread.setDaemon(true);
        thread.start();
        try {
            return await(opening, progress);
        } catch (CancelledException e) {
            opening.thenAccept(Session::disconnect);
            session.disconnect();
            throw e;
        }
    }

    private static Session await(CompletableFuture<Session> opening, Progress progress) throws JSchException {
        while (true) {
            progress.check();
            try {
                return opening.get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.trace("not connected yet", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof JSchException reason ? reason
                        : new JSchException(String.valueOf(e.getCause()), e.getCause());
            }
        }
    }

    private static byte[] bytes(char[] secret) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }
}
