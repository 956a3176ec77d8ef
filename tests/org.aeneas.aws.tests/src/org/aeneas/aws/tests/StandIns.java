package org.aeneas.aws.tests;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
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
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * AWS as far as it fits on one machine, started once for all tests that ask for it. A CloseableResource too, because
 * the engine that Tycho's surefire brings along (JUnit 5.12) closes nothing else.
 */
@SuppressWarnings("deprecation")
final class StandIns implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    static final String REGION = "eu-west-1";
    static final String BUCKET = "aeneas-tests";

    private final Path folder;
    private final Dynalite dynalite;
    private final S3Proxy s3proxy;
    private final Front front;
    private final SandboxKeys keys = SandboxKeys.random();
    private final AwsSession session;

    private StandIns() throws IOException {
        folder = Files.createTempDirectory("aeneas-aws-tests");
        Cache cache = Cache.ofUser();
        Ownership ownership = Ownership.ofThisJvm(cache);
        dynalite = Dynalite.start(folder.resolve("dynalite"), REGION, ownership, cache, Progress.NONE);
        s3proxy = S3Proxy.start(folder.resolve("s3"), Optional.empty(), ownership, cache, Progress.NONE);
        front = Front.start(FrontSettings.of(dynalite.endpoint(), s3proxy.endpoint(), keys, REGION));
        session = Services.aws().connect(profile());
        session.objects().createBucket(BUCKET);
    }

    AwsSession session() {
        return session;
    }

    Traffic traffic() {
        return front.traffic();
    }

    SandboxKeys keys() {
        return keys;
    }

    URI endpoint(Service service) {
        return front.addresses().services().get(service);
    }

    /** DynamoDB without signatures, for tests that look at what is there. */
    URI dynalite() {
        return dynalite.endpoint();
    }

    /** Where the bytes of objects and of unfinished uploads are. */
    Path s3Folder() {
        return folder.resolve("s3");
    }

    ServiceProfile profile() {
        return profile(new Credentials.Keys(keys.accessKey(), keys.secretKey().toCharArray(), Optional.empty()));
    }

    ServiceProfile profile(Credentials credentials) {
        return new ServiceProfile("tests", credentials, REGION, front.addresses().services());
    }

    ServiceProfile profileWith(Service service, URI endpoint) {
        return profileWith(Map.of(service, endpoint));
    }

    ServiceProfile profileWith(Map<Service, URI> others) {
        Map<Service, URI> endpoints = new EnumMap<>(front.addresses().services());
        endpoints.putAll(others);
        return new ServiceProfile("tests", profile().credentials(), REGION, endpoints);
    }

    @Override
    public void close() throws IOException {
        session.close();
        front.close();
        s3proxy.close();
        dynalite.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Gives the stand-ins to tests, and each test to them without the faults of the one before. */
    static final class Extension implements BeforeEachCallback, ParameterResolver {

        @Override
        public void beforeEach(ExtensionContext context) {
            of(context).traffic().clear();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return List.of(StandIns.class, AwsSession.class).contains(parameter.getParameter().getType());
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            StandIns standIns = of(context);
            return parameter.getParameter().getType() == StandIns.class ? standIns : standIns.session();
        }

        private static StandIns of(ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(StandIns.class))
                    .getOrComputeIfAbsent(StandIns.class, key -> {
                        try {
                            return new StandIns();
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }, StandIns.class);
        }
    }
}
