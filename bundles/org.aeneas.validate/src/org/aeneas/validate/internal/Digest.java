package org.aeneas.validate.internal;

import java.nio.ByteBuffer;

/** 128 bits of a cryptographic digest: enough that no two items of a table share it by chance. */
public record Digest(long high, long low) {

    /** @param digest 16 bytes at least */
    static Digest of(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new Digest(bytes.getLong(), bytes.getLong());
    }

    /** A number from 0 to below 1 that is spread evenly over keys: by it a sample is chosen. */
    public double share() {
        return (high >>> 11) * 0x1.0p-53;
    }
}
