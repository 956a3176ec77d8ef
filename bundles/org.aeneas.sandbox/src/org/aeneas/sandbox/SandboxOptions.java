package org.aeneas.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sandbox is started with.
 *
 * @param directory of this sandbox alone; it is made, and deleted by stop
 * @param nodes     of Cassandra, at least 1
 * @param node      what each node is started with; its address and seeds are chosen
 * @param region    what the stand-ins say they are in
 * @param bucket    is created
 * @param dynamoDb  a DynamoDB Local that the user started and that is used in dynalite's place; it is neither started
 *                  nor stopped here, and keeps its tables. Only so, because its licence forbids to pass it on, and it
 *                  listens on every address of the machine, with no option for another
 * @param detached  whether Cassandra, dynalite and S3Proxy go on when this JVM ends
 */
public record SandboxOptions(Path directory, CassandraVersion version, int nodes, NodeOptions node, String region,
        String bucket, Optional<URI> dynamoDb, FrontLauncher front, boolean detached) {

    public SandboxOptions {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(dynamoDb, "dynamoDb");
        if (nodes < 1) {
            throw new IllegalArgumentException("A sandbox has at least one node");
        }
    }

    /** One node of Cassandra 5.0, in the cache's {@code sandbox}; everything goes on when this JVM ends. */
    public static SandboxOptions defaults(Cache cache) {
        return new SandboxOptions(defaultDirectory(cache), CassandraVersion.V5_0, 1, NodeOptions.defaults(),
                "eu-west-1", "aeneas-sandbox", Optional.empty(), FrontLauncher.sameClasses(), true);
    }

    public static Path defaultDirectory(Cache cache) {
        return cache.root().resolve("sandbox");
    }

    public SandboxOptions in(Path otherDirectory) {
        return new SandboxOptions(otherDirectory, version, nodes, node, region, bucket, dynamoDb, front,
                detached);
    }

    public SandboxOptions withCassandra(CassandraVersion otherVersion) {
        return new SandboxOptions(directory, otherVersion, nodes, node, region, bucket, dynamoDb, front,
                detached);
    }

    public SandboxOptions withNodes(int count) {
        return new SandboxOptions(directory, version, count, node, region, bucket, dynamoDb, front,
                detached);
    }

    public SandboxOptions withNode(NodeOptions options) {
        return new SandboxOptions(directory, version, nodes, options, region, bucket, dynamoDb, front,
                detached);
    }

    /** Uses the DynamoDB Local that answers there. */
    public SandboxOptions withDynamoDb(URI endpoint) {
        return new SandboxOptions(directory, version, nodes, node, region, bucket, Optional.of(endpoint), front,
                detached);
    }

    /** Everything ends with this JVM, and the proxies run in it. */
    public SandboxOptions endingWithThisJvm() {
        return new SandboxOptions(directory, version, nodes, node, region, bucket, dynamoDb,
                new FrontLauncher.InThisJvm(), false);
    }
}
