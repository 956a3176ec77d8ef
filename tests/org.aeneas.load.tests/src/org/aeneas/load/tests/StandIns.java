package org.aeneas.load.tests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
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
        folder = Files.createTempDirectory("aeneas-load-tests");
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

    /** For {@link #readProfile}, in another process. */
    void writeProfile(Path file) throws IOException {
        Properties profile = new Properties();
        front.addresses().services().forEach((service, uri) -> profile.setProperty(service.name(), uri.toString()));
        profile.setProperty("access", keys.accessKey());
        profile.setProperty("secret", keys.secretKey());
        try (OutputStream out = Files.newOutputStream(file)) {
            profile.store(out, null);
        }
    }

    static ServiceProfile readProfile(Path file) throws IOException {
        Properties profile = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            profile.load(in);
        }
        Map<ServiceProfile.Service, URI> endpoints = new EnumMap<>(ServiceProfile.Service.class);
        for (ServiceProfile.Service service : ServiceProfile.Service.values()) {
            Optional.ofNullable(profile.getProperty(service.name()))
                    .ifPresent(uri -> endpoints.put(service, URI.create(uri)));
        }
        return new ServiceProfile("tests", new Credentials.Keys(profile.getProperty("access"),
                profile.getProperty("secret").toCharArray(), Optional.empty()), REGION, endpoints);
    }

    private ServiceProfile profile() {
        Credentials credentials = new Credentials.Keys(keys.accessKey(), keys.secretKey().toCharArray(),
                Optional.empty());
        return new ServiceProfile("tests", credentials, REGION, front.addresses().services());
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
