package org.aeneas.agent.server.internal;

import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.Contract;
import org.aeneas.core.Problem;

/**
 * Lets in who has the agent's password (HTTP Basic). After some wrong ones an address waits, longer each time, and
 * until then even the right one is not looked at: guessing does not pay. For many threads.
 */
final class PasswordGate {
    private static final int FREE = 3;
    private static final long LONGEST_SECONDS = 60;
    private static final int ADDRESSES = 1000;

    private final byte[] expected;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Failures(int count, long untilNanos) {
    }

    /** @param password is wiped */
    PasswordGate(char[] password) {
        CharBuffer text = CharBuffer.allocate(Contract.USER.length() + 1 + password.length)
                .put(Contract.USER).put(':').put(password).flip();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        expected = digest(Arrays.copyOf(bytes.array(), bytes.limit()));
        Arrays.fill(password, '\0');
        Arrays.fill(text.array(), '\0');
        Arrays.fill(bytes.array(), (byte) 0);
    }

    /** @throws Refusal unless the header has the password */
    void require(String address, Optional<String> authorization) {
        requirePatience(address);
        // Digests have one length: the comparison tells nothing about the password's.
        if (!MessageDigest.isEqual(expected, digest(given(authorization)))) {
            if (authorization.isPresent()) {
                failed(address);
            }
            throw new Refusal(401, new Problem("not-authenticated", "The agent's password is missing or wrong.",
                    "the agent", "Enter the password that was chosen when the agent was configured."),
                    Map.of("WWW-Authenticate", "Basic realm=\"aeneas\", charset=\"UTF-8\""));
        }
        synchronized (failures) {
            failures.remove(address);
        }
    }

    private void requirePatience(String address) {
        long left;
        synchronized (failures) {
            left = Optional.ofNullable(failures.get(address)).map(f -> f.untilNanos() - System.nanoTime()).orElse(0L);
        }
        if (left > 0) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(left) + 1;
            throw new Refusal(429, new Problem("too-many-requests", "There were too many wrong passwords.",
                    "the agent", "Try again in " + seconds + " s."), Map.of("Retry-After", String.valueOf(seconds)));
        }
    }

    private void failed(String address) {
        synchronized (failures) {
            int count = Optional.ofNullable(failures.remove(address)).map(Failures::count).orElse(0) + 1;
            long seconds = count <= FREE ? 0 : Math.min(LONGEST_SECONDS, 1L << Math.min(count - FREE - 1, 10));
            failures.put(address, new Failures(count, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds)));
        }
    }

    private static byte[] given(Optional<String> authorization) {
        String[] words = authorization.orElse("").split(" ", 2);
        if (words.length < 2 || !words[0].equalsIgnoreCase("Basic")) {
            return new byte[0];
        }
        try {
            return Base64.getDecoder().decode(words[1].strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Wipes what it is given. */
    private static byte[] digest(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
