package org.aeneas.tests.support;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

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

/** AWS as far as it fits on one machine, started once for all tests that ask for it, with the proxies in this JVM. */
public final class StandIns implements SharedFixture {
    public static final String REGION = "eu-west-1";
    /** There as soon as somebody asked for {@link #session}. */
    public static final String BUCKET = "aeneas-tests";

    private final Path folder = Folders.temporary();
    private final SandboxKeys keys = SandboxKeys.random();
    private final Dynalite dynalite;
    private final S3Proxy s3proxy;
    private final Front front;
    private Optional<AwsSession> session = Optional.empty();

    private StandIns() {
        Cache cache = Cache.ofUser();
        Ownership ownership = Ownership.ofThisJvm(cache);
        dynalite = Dynalite.start(folder.resolve("dynalite"), REGION, ownership, cache, Progress.NONE);
        s3proxy = S3Proxy.start(s3Folder(), Optional.empty(), ownership, cache, Progress.NONE);
        front = Front.start(FrontSettings.of(dynalite.endpoint(), s3proxy.endpoint(), keys, REGION));
    }

    /** The stand-ins of this run. */
    public static StandIns of(ExtensionContext context) {
        return SharedFixture.of(context, StandIns.class, StandIns::new);
    }

    /** Our own client to them; it is closed with them. */
    public synchronized AwsSession session() {
        if (session.isEmpty()) {
            session = Optional.of(Services.aws().connect(profile()));
            bucket(BUCKET);
        }
        return session.get();
    }

    /** A new bucket, if it is not there. */
    public String bucket(String name) {
        session().objects().createBucket(name);
        return name;
    }

    public Traffic traffic() {
        return front.traffic();
    }

    public SandboxKeys keys() {
        return keys;
    }

    /** A proxy, which asks for signatures. */
    public URI endpoint(Service service) {
        return front.addresses().services().get(service);
    }

    /** Where faults are ordered. */
    public URI control() {
        return front.addresses().control();
    }

    /** DynamoDB without signatures, for tests that look at what is there. */
    public URI dynalite() {
        return dynalite.endpoint();
    }

    /** It is deleted at last: what must live as long may be put there. */
    public Path folder() {
        return folder;
    }

    /** Where the bytes of objects and of unfinished uploads are. */
    public Path s3Folder() {
        return folder.resolve("s3");
    }

    /** Where the objects of a bucket are files. */
    public Path objects(String bucket) {
        return s3Folder().resolve("buckets").resolve(bucket);
    }

    public ServiceProfile profile() {
        return profile(new Credentials.Keys(keys.accessKey(), keys.secretKey().toCharArray(), Optional.empty()));
    }

    public ServiceProfile profile(Credentials credentials) {
        return new ServiceProfile("tests", credentials, REGION, front.addresses().services());
    }

    /** @param others in place of the proxies of these services */
    public ServiceProfile profileWith(Map<Service, URI> others) {
        Map<Service, URI> endpoints = new EnumMap<>(front.addresses().services());
        endpoints.putAll(others);
        return new ServiceProfile("tests", profile().credentials(), REGION, endpoints);
    }

    /** By which other programs find the stand-ins, as AWS's own tools read it; without keys. */
    public Map<String, String> environment() {
        return front.addresses().services().entrySet().stream().collect(Collectors.toMap(service -> "AWS_ENDPOINT_URL_"
                + (service.getKey() == Service.DMS ? "DATABASE_MIGRATION_SERVICE" : service.getKey().name()),
                service -> service.getValue().toString()));
    }

    @Override
    public void close() {
        session.ifPresent(AwsSession::close);
        front.close();
        s3proxy.close();
        dynalite.close();
        Folders.delete(folder);
    }

    /** Gives the stand-ins or their session to tests, and to each without the faults of the one before. */
    public static class Extension implements BeforeEachCallback, ParameterResolver {

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
    }
}
