package org.aeneas.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.Dynalite;
import org.aeneas.sandbox.Front;
import org.aeneas.sandbox.FrontSettings;
import org.aeneas.sandbox.Ownership;
import org.aeneas.sandbox.S3Proxy;
import org.aeneas.sandbox.SandboxKeys;
import org.aeneas.sandbox.Traffic;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * AWS as far as it fits on one machine, started once for all tests that ask for it, and told to the command line by the
 * AWS SDK's own system properties. A CloseableResource too, because the engine that Tycho's surefire brings along
 * (JUnit 5.12) closes nothing else.
 */
@SuppressWarnings("deprecation")
final class StandIns implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    static final String REGION = "eu-west-1";
    /** Where nobody listens: the port is reserved. */
    static final String NOWHERE = "http://127.0.0.1:1";

    private final Path folder;
    private final Dynalite dynalite;
    private final S3Proxy s3proxy;
    private final Front front;
    private final SandboxKeys keys = SandboxKeys.random();

    private StandIns() throws IOException {
        folder = Files.createTempDirectory("aeneas-cli-tests");
        Cache cache = Cache.ofUser();
        Ownership ownership = Ownership.ofThisJvm(cache);
        dynalite = Dynalite.start(folder.resolve("dynalite"), REGION, ownership, cache, Progress.NONE);
        s3proxy = S3Proxy.start(folder.resolve("s3"), Optional.empty(), ownership, cache, Progress.NONE);
        front = Front.start(FrontSettings.of(dynalite.endpoint(), s3proxy.endpoint(), keys, REGION));
    }

    String secretKey() {
        return keys.secretKey();
    }

    /** Where the command line remembers how far a load is. */
    Path state() {
        return folder.resolve("state");
    }

    String endpoint(Service service) {
        return front.addresses().services().get(service).toString();
    }

    Traffic traffic() {
        return front.traffic();
    }

    /** Where the objects of a bucket are files. */
    Path objects(String bucket) {
        return folder.resolve("s3/buckets").resolve(bucket);
    }

    /** A new, empty bucket. */
    String bucket(String name) {
        put(name, HttpRequest.BodyPublishers.noBody());
        return name;
    }

    /** Copies a folder into a bucket, as {@code aws s3 sync} would. */
    void upload(Path from, String bucket, String prefix) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString().replace(File.separatorChar, '/');
                put(bucket + "/" + prefix + name, HttpRequest.BodyPublishers.ofFile(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(String target, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(s3proxy.endpoint().resolve("/" + target)).PUT(body).build();
        HttpResponse<Void> response = HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.discarding()).join();
        assertEquals(200, response.statusCode());
    }

    private void announce() {
        System.setProperty("aws.endpointUrlS3", endpoint(Service.S3));
        System.setProperty("aws.endpointUrlDynamoDb", endpoint(Service.DYNAMODB));
        System.setProperty("aws.endpointUrlCloudWatchLogs", endpoint(Service.CLOUDWATCH_LOGS));
        System.setProperty("aws.endpointUrlSts", endpoint(Service.STS));
        System.setProperty("aws.region", REGION);
        System.setProperty("aws.accessKeyId", keys.accessKey());
        System.setProperty("aws.secretAccessKey", keys.secretKey());
        System.setProperty("aeneas.state", state().toString());
    }

    @Override
    public void close() throws IOException {
        front.close();
        s3proxy.close();
        dynalite.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Gives the stand-ins to tests without the faults of the one before; takes back what a test did to properties. */
    static final class Extension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

        @Override
        public void beforeEach(ExtensionContext context) {
            StandIns standIns = of(context);
            context.getStore(namespace()).put(Properties.class, System.getProperties().clone());
            standIns.traffic().clear();
            standIns.announce();
        }

        @Override
        public void afterEach(ExtensionContext context) {
            System.setProperties(context.getStore(namespace()).get(Properties.class, Properties.class));
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StandIns.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return of(context);
        }

        private static ExtensionContext.Namespace namespace() {
            return ExtensionContext.Namespace.create(StandIns.class);
        }

        private static StandIns of(ExtensionContext context) {
            return context.getRoot().getStore(namespace()).getOrComputeIfAbsent(StandIns.class, key -> {
                try {
                    return new StandIns();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }, StandIns.class);
        }
    }
}
