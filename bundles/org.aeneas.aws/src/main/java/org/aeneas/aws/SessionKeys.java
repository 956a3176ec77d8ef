package org.aeneas.aws;

import java.time.Instant;
import java.util.Optional;

/**
 * Keys as they are at this instant.
 *
 * @param expiresAt when AWS stops to accept them; empty for those that last, and where nobody knows
 */
public record SessionKeys(Credentials.Keys keys, Optional<Instant> expiresAt) {
}
