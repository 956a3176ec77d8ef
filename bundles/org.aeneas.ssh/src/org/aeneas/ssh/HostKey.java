package org.aeneas.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The public key by which a host shows that it is itself.
 *
 * @param host as {@link SshTarget#hostAndPort()}
 * @param type {@code ssh-ed25519}
 * @param key  base64, as in known-hosts files
 */
public record HostKey(String host, String type, String key) {

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:…}. What a user compares. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
