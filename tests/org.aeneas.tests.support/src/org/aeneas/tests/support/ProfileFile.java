package org.aeneas.tests.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;

/** Tells the stand-ins to another process. */
public final class ProfileFile {

    private ProfileFile() {
    }

    public static void write(Path file, StandIns standIns) throws IOException {
        Properties profile = new Properties();
        standIns.profile().endpoints().forEach((service, uri) -> profile.setProperty(service.name(), uri.toString()));
        profile.setProperty("access", standIns.keys().accessKey());
        profile.setProperty("secret", standIns.keys().secretKey());
        try (OutputStream out = Files.newOutputStream(file)) {
            profile.store(out, null);
        }
    }

    public static ServiceProfile read(Path file) throws IOException {
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
                profile.getProperty("secret").toCharArray(), Optional.empty()), StandIns.REGION, endpoints);
    }
}
