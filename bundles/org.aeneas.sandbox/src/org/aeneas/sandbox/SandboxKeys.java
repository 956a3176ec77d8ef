package org.aeneas.sandbox;

import java.security.SecureRandom;
import java.util.Objects;

/** The access key of a sandbox: made at random, good for nothing outside it. */
public record SandboxKeys(String accessKey, String secretKey) {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ACCESS_KEY_LENGTH = 20;
    private static final int SECRET_KEY_LENGTH = 40;

    public SandboxKeys {
        Objects.requireNonNull(accessKey, "accessKey");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    public static SandboxKeys random() {
        return new SandboxKeys("AKIA" + letters(ACCESS_KEY_LENGTH - 4), letters(SECRET_KEY_LENGTH));
    }

    private static String letters(int length) {
        return new SecureRandom().ints(length, 0, LETTERS.length()).mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
    }

    @Override
    public String toString() {
        return "SandboxKeys[" + accessKey + "]";
    }
}
