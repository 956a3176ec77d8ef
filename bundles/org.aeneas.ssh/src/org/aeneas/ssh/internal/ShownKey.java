package org.aeneas.ssh.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.SshTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;

/** What JSch asks about the key that a host shows: it must be the pinned one. Nothing is ever added by itself. */
final class ShownKey implements HostKeyRepository {
    private static final Logger LOG = LoggerFactory.getLogger(ShownKey.class);

    private final SshTarget target;
    private final Optional<HostKey> pinned;
    private final boolean onlyLook;
    private volatile Optional<HostKey> key = Optional.empty();

    private ShownKey(SshTarget target, Optional<HostKey> pinned, boolean onlyLook) {
        this.target = target;
        this.pinned = pinned;
        this.onlyLook = onlyLook;
    }

    /** Refuses every key but the pinned one. */
    static ShownKey checked(SshTarget target, Optional<HostKey> pinned) {
        return new ShownKey(target, pinned, false);
    }

    /** Refuses every key, once it is seen. */
    static ShownKey only(SshTarget target, Optional<HostKey> pinned) {
        return new ShownKey(target, pinned, true);
    }

    /** The key that the host showed, if it came so far. */
    Optional<HostKey> key() {
        return key;
    }

    Optional<HostKey> pinned() {
        return pinned;
    }

    @Override
    public int check(String host, byte[] bytes) {
        HostKey shown = new HostKey(target.hostAndPort(), type(bytes), Base64.getEncoder().encodeToString(bytes));
        key = Optional.of(shown);
        if (onlyLook || pinned.isEmpty()) {
            return NOT_INCLUDED;
        }
        return shown.key().equals(pinned.get().key()) ? OK : CHANGED;
    }

    /** A key's bytes begin with the length and the name of its type (RFC 4253, 6.6). */
    private static String type(byte[] bytes) {
        int length = bytes.length < 4 ? 0 : bytes[3];
        return length < 1 || length > bytes.length - 4 ? "unknown"
                : new String(bytes, 4, length, StandardCharsets.US_ASCII);
    }

    /** The types of these keys are preferred, so that a host with several keys shows the pinned one. */
    @Override
    public com.jcraft.jsch.HostKey[] getHostKey() {
        try {
            return pinned.isEmpty() ? new com.jcraft.jsch.HostKey[0] : new com.jcraft.jsch.HostKey[] {
                new com.jcraft.jsch.HostKey(pinned.get().host(), Base64.getDecoder().decode(pinned.get().key())) };
        } catch (JSchException | IllegalArgumentException e) {
            LOG.warn("The key that is pinned for {} cannot be read", target, e);
            return new com.jcraft.jsch.HostKey[0];
        }
    }

    @Override
    public com.jcraft.jsch.HostKey[] getHostKey(String host, String type) {
        return getHostKey();
    }

    @Override
    public void add(com.jcraft.jsch.HostKey hostKey, UserInfo user) {
        throw new UnsupportedOperationException("keys are pinned by KnownHosts only");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("keys are pinned by KnownHosts only");
    }

    @Override
    public void remove(String host, String type, byte[] bytes) {
        throw new UnsupportedOperationException("keys are pinned by KnownHosts only");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "known hosts";
    }
}
