package org.aeneas.cassandra.clone;

import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * What came of looking at a node: it, or why not.
 *
 * @param host    by which it is reached for commands
 * @param address by which the other nodes know it
 */
public record NodeReport(String host, String address, Optional<SourceNode> node, Optional<Problem> problem) {
}
