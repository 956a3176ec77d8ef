package org.aeneas.validate.tests;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.Dynalite;
import org.aeneas.sandbox.Front;
import org.aeneas.sandbox.FrontSettings;
import org.aeneas.sandbox.Ownership;
import org.aeneas.sandbox.SandboxKeys;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** DynamoDB's protocol on loopback, and our client to it. */
final class LocalDynamoDb implements AutoCloseable {
    private static final String REGION = "eu-west-1";

    private static final URI NO_S3 = URI.create("http://127.0.0.1:9");

    private final Dynalite dynalite;
    private final Front front;
    private final AwsSession session;

    LocalDynamoDb(Path folder) {
        Cache cache = Cache.ofUser();
        SandboxKeys keys = SandboxKeys.random();
        dynalite = Dynalite.start(folder, REGION, Ownership.ofThisJvm(cache), cache, Progress.NONE);
        front = Front.start(FrontSettings.of(dynalite.endpoint(), NO_S3, keys, REGION));
        Credentials credentials = new Credentials
                .Keys(keys.accessKey(), keys.secretKey().toCharArray(), Optional.empty());
        session = aws().connect(new ServiceProfile("test", credentials, REGION, front.addresses().services()));
    }

    AwsSession session() {
        return session;
    }

    private static Aws aws() {
        Bundle bundle = FrameworkUtil.getBundle(LocalDynamoDb.class);
        try {
            if (bundle == null) {
                return (Aws) Class.forName("org.aeneas.aws.internal.SdkAws").getConstructor().newInstance();
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        BundleContext context = bundle.getBundleContext();
        ServiceReference<Aws> reference = context.getServiceReference(Aws.class);
        return context.getService(reference);
    }

    @Override
    public void close() {
        session.close();
        front.close();
        dynalite.close();
    }
}
