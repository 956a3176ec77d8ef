package org.aeneas.agent.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.aeneas.core.Problem;

/**
 * The key of the {@link SecretStore}: 32 bytes in hexadecimal digits.
 *
 * @param handedOver whether systemd keeps its rights: it gives them by an access control list, which looks open
 */
record SecretKeyFile(Path file, boolean handedOver) {
    static final String CREDENTIAL = "agent-secrets.key";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    /** @param credentials systemd's folder; null or without our key where systemd hands over none */
    static SecretKeyFile of(AgentFolders folders, String credentials) {
        if (credentials != null && Files.exists(Path.of(credentials, CREDENTIAL))) {
            return new SecretKeyFile(Path.of(credentials, CREDENTIAL), true);
        }
        return new SecretKeyFile(folders.secretsKey(), false);
    }

    /** What seals and opens. */
    record Key(SecretKeySpec spec) {

        byte[] seal(String name, byte[] plain) throws GeneralSecurityException {
            byte[] nonce = new byte[NONCE_BYTES];
            new SecureRandom().nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        }

        byte[] open(String name, byte[] sealed) throws GeneralSecurityException {
            if (sealed.length < NONCE_BYTES) {
                throw new GeneralSecurityException("too short");
            }
            return cipher(Cipher.DECRYPT_MODE, name, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        }

        private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, spec, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
            return cipher;
        }
    }

    Key findOrMake() {
        if (Files.notExists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            AtomicFile.of(file, "rw-------").write(HexFormat.of().formatHex(key) + "\n");
            Arrays.fill(key, (byte) 0);
        }
        return find();
    }

    Key find() {
        try {
            checkRights();
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("it has " + key.length + " bytes");
            }
            return new Key(new SecretKeySpec(key, "AES"));
        } catch (IOException e) {
            throw new Problem("secrets-key-unreadable", "The key of the store of secrets cannot be read: " + e,
                    file.toString(), "Run it as root; systemd hands the key to the service.").asException(e);
        } catch (IllegalArgumentException e) {
            throw new Problem("secrets-key-damaged", "The key of the store of secrets is damaged.", file.toString(),
                    "Restore it from a backup, or move key and store away and run --configure again.").asException();
        }
    }

    private void checkRights() throws IOException {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
        if (!handedOver && !Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                .containsAll(rights)) {
            throw new Problem("secrets-key-open", "Others than its owner may use the key of the store of secrets.",
                    file.toString(), "Run: chmod 600 " + file).asException();
        }
    }
}
