package org.aeneas.sandbox;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.internal.SandboxProblems;
import org.aeneas.sandbox.internal.aws.ControlHandler;
import org.aeneas.sandbox.internal.aws.DmsFront;
import org.aeneas.sandbox.internal.aws.DynamoDbFront;
import org.aeneas.sandbox.internal.aws.IamFront;
import org.aeneas.sandbox.internal.aws.ImportLog;
import org.aeneas.sandbox.internal.aws.KeyRing;
import org.aeneas.sandbox.internal.aws.LocalTraffic;
import org.aeneas.sandbox.internal.aws.LogsFront;
import org.aeneas.sandbox.internal.aws.RemoteTraffic;
import org.aeneas.sandbox.internal.aws.S3Front;
import org.aeneas.sandbox.internal.aws.StsFront;
import org.aeneas.sandbox.internal.http.HttpServer;

/**
 * The proxies of a sandbox, each on a loopback port of its own: DynamoDB before dynalite, S3 before S3Proxy, DMS, IAM,
 * STS and CloudWatch Logs by themselves, and one for orders ({@link Traffic}). They check signatures, remember what their
 * backends lack, and do wrong what they are told to.
 */
public final class Front implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalTraffic traffic = new LocalTraffic();
    private final Map<Service, HttpServer> servers = new EnumMap<>(Service.class);
    private final HttpServer control;

    private Front(FrontSettings settings) {
        KeyRing keys = new KeyRing(settings.keys());
        ImportLog imports = new ImportLog();
        servers.put(Service.DYNAMODB, new HttpServer("sandbox-dynamodb", 0, new DynamoDbFront(settings.dynalite(),
                settings.s3proxy(), imports, settings.region(), traffic, keys)));
        servers.put(Service.CLOUDWATCH_LOGS,
                new HttpServer("sandbox-logs", 0, new LogsFront(imports, traffic, keys)));
        servers.put(Service.S3, new HttpServer("sandbox-s3", 0,
                new S3Front(settings.s3proxy(), traffic, keys, settings.region(), settings.kmsAliases())));
        servers.put(Service.IAM, new HttpServer("sandbox-iam", 0, new IamFront(settings.roles(), traffic, keys)));
        servers.put(Service.STS, new HttpServer("sandbox-sts", 0, new StsFront(settings.roles(), traffic, keys)));
        servers.put(Service.DMS, new HttpServer("sandbox-dms", 0, new DmsFront(settings.dynalite(), settings.s3proxy(),
                settings.roles(), settings.instances(), settings.region(), traffic, keys)));
        control = new HttpServer("sandbox-control", 0, new ControlHandler(traffic));
    }

    /** Where the proxies of a front answer. */
    public record Addresses(Map<Service, URI> services, URI control) {
        public Addresses {
            services = Map.copyOf(services);
        }
    }

    /** Starts the proxies in this JVM. */
    public static Front start(FrontSettings settings) {
        return new Front(settings);
    }

    /** The orders to a front in another process. */
    public static Traffic traffic(URI control) {
        return new RemoteTraffic(control);
    }

    /**
     * What a process of its own does: starts the proxies that a file of {@link FrontSettings} describes, writes their
     * {@link Addresses} to another file, and returns only when the thread is interrupted.
     */
    public static void serve(Path settingsFile, Path addressesFile) {
        try (Front front = start(JSON.readValue(Files.readAllBytes(settingsFile), FrontSettings.class))) {
            Path part = addressesFile.resolveSibling(addressesFile.getFileName() + ".part");
            Files.writeString(part, JSON.writeValueAsString(front.addresses()));
            Files.move(part, addressesFile, StandardCopyOption.ATOMIC_MOVE);
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw SandboxProblems.directoryUnusable(settingsFile, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** For a process that has this bundle and what it needs on its class path. */
    public static void main(String[] arguments) {
        serve(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    public Addresses addresses() {
        Map<Service, URI> services = new EnumMap<>(Service.class);
        servers.forEach((service, server) -> services.put(service, server.endpoint()));
        return new Addresses(services, control.endpoint());
    }

    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void close() {
        servers.values().forEach(HttpServer::close);
        control.close();
    }
}
