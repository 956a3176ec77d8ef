package org.aeneas.sandbox.tests;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
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
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The stand-ins for AWS, started once for all tests that ask for them. A CloseableResource too, because the engine that
 * Tycho's surefire brings along (JUnit 5.12) closes nothing else.
 */
@SuppressWarnings("deprecation")
final class StandIns implements AutoCloseable, ExtensionContext.Store.CloseableResource {
    private final Path folder;
    private final Dynalite dynalite;
    private final S3Proxy s3proxy;
    private final Front front;
    private final SandboxKeys keys = SandboxKeys.random();

    private StandIns() throws IOException {
        folder = Files.createTempDirectory("aeneas-sandbox-tests");
        Cache cache = Cache.ofUser();
        Ownership ownership = Ownership.ofThisJvm(cache);
        dynalite = Dynalite.start(folder.resolve("dynalite"), "eu-west-1", ownership, cache, Progress.NONE);
        s3proxy = S3Proxy.start(folder.resolve("s3"), Optional.empty(), ownership, cache, Progress.NONE);
        front = Front.start(FrontSettings.of(dynalite.endpoint(), s3proxy.endpoint(), keys, "eu-west-1"));
    }

    URI endpoint(Service service) {
        return front.addresses().services().get(service);
    }

    URI control() {
        return front.addresses().control();
    }

    Traffic traffic() {
        return front.traffic();
    }

    SandboxKeys keys() {
        return keys;
    }

    SignedClient client() {
        return new SignedClient(keys);
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

    /** Gives the stand-ins to tests, and each test to them without the faults of the one before. */
    static final class Extension implements BeforeEachCallback, ParameterResolver {

        @Override
        public void beforeEach(ExtensionContext context) {
            of(context).traffic().clear();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == StandIns.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return of(context);
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
