package org.aeneas.agent.server.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import org.aeneas.agent.settings.SecretReference;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.task.FileKeys;

/** Keys of tasks' files among the secrets that the service may write, as hexadecimal digits. For many threads. */
public final class SecretFileKeys implements FileKeys {
    private final SecretStore secrets;

    public SecretFileKeys(SecretStore secrets) {
        this.secrets = secrets;
    }

    @Override
    public Optional<byte[]> find(String task) {
        Optional<char[]> digits = secrets.find(reference(task));
        try {
            return digits.map(SecretFileKeys::bytes);
        } finally {
            digits.ifPresent(text -> Arrays.fill(text, '\0'));
        }
    }

    @Override
    public void put(String task, byte[] key) {
        char[] digits = new char[key.length * 2];
        for (int i = 0; i < key.length; i++) {
            digits[2 * i] = Character.forDigit(key[i] >> 4 & 15, 16);
            digits[2 * i + 1] = Character.forDigit(key[i] & 15, 16);
        }
        try {
            secrets.put(reference(task), digits);
        } finally {
            Arrays.fill(digits, '\0');
        }
    }

    @Override
    public void forget(String task) {
        secrets.forget(Set.of(reference(task)));
    }

    private static byte[] bytes(char[] digits) {
        byte[] bytes = new byte[digits.length / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (Character.digit(digits[2 * i], 16) << 4 | Character.digit(digits[2 * i + 1], 16));
        }
        return bytes;
    }

    private static SecretReference reference(String task) {
        return new SecretReference("files-of-task-" + task);
    }
}
