package org.aeneas.staging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The frames of one encrypted file. For one thread. */
final class FrameCipher {
    static final int TAG_BYTES = 16;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cipher cipher;

    /** @param key of this file alone: a nonce must never come twice under a key */
    FrameCipher(SecretKeySpec key) {
        this.key = key;
        this.cipher = cipher();
    }

    /** RFC 5869's HKDF with SHA-256, whose first block is as long as a key. */
    static SecretKeySpec derive(SecretKeySpec key, byte[] salt, String use) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(salt, MAC));
            byte[] extracted = mac.doFinal(key.getEncoded());
            mac.init(new SecretKeySpec(extracted, MAC));
            mac.update(use.getBytes(UTF_8));
            mac.update((byte) 1);
            return new SecretKeySpec(mac.doFinal(), "AES");
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /** @return how many bytes of {@code target} are the sealed frame */
    int seal(long number, boolean last, byte[] content, int count, byte[] target) {
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, nonce(number, last));
            return cipher.doFinal(content, 0, count, target, 0);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /**
     * @return how many bytes of {@code target} are the content
     * @throws GeneralSecurityException unless this is the very frame that was sealed
     */
    int open(long number, boolean last, byte[] sealed, int count, byte[] target) throws GeneralSecurityException {
        cipher.init(Cipher.DECRYPT_MODE, key, nonce(number, last));
        return cipher.doFinal(sealed, 0, count, target, 0);
    }

    static byte[] seal(SecretKeySpec key, byte[] nonce, byte[] content) {
        try {
            Cipher cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static byte[] open(SecretKeySpec key, byte[] nonce, byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = cipher();
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        return cipher.doFinal(sealed);
    }

    private static GCMParameterSpec nonce(long number, boolean last) {
        byte[] nonce = ByteBuffer.allocate(12).putLong(number).putInt(last ? 1 : 0).array();
        return new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce);
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance(CIPHER);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("every Java has AES-GCM and HMAC-SHA256", e);
    }
}
