package org.aeneas.tests.support;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** For processes of their own, which need all bundles on a plain class path. */
public final class BundlesClassPath {

    private static final String SEALED = "org\\.aeneas\\.(aws|cassandra|sstable\\.v.)";

    private BundlesClassPath() {
    }

    /**
     * This one's class path, or that of the framework's bundles.
     *
     * @param unpacked a folder for the jars inside of sealed bundles, which a class path cannot name
     * @param sealed   those that are wanted; not both readers of SSTables, which have classes of the same names
     */
    public static String of(Path unpacked, String... sealed) throws IOException {
        if (!Services.inFramework()) {
            return System.getProperty("java.class.path");
        }
        BundleContext framework = framework();
        String installed = framework.getProperty("osgi.install.area");
        List<String> entries = new ArrayList<>(List.of(frameworkJar().toString()));
        for (Bundle bundle : framework.getBundles()) {
            String name = String.valueOf(bundle.getSymbolicName());
            boolean wanted = List.of(sealed).contains(name);
            if (bundle.getBundleId() != 0 && (wanted || !name.matches(SEALED))) {
                Path location = location(bundle, installed);
                entries.add(location.toString());
                if (wanted) {
                    entries.addAll(inside(location, unpacked.resolve(name)));
                }
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** The framework's bundles but its own, by their names, as files that another framework can install. */
    public static Map<String, Path> files() {
        BundleContext framework = framework();
        String installed = framework.getProperty("osgi.install.area");
        Map<String, Path> files = new TreeMap<>();
        for (Bundle bundle : framework.getBundles()) {
            if (bundle.getBundleId() != 0) {
                files.put(bundle.getSymbolicName(), Path.of(path(installed)).resolve(path(bundle.getLocation()))
                        .normalize());
            }
        }
        return files;
    }

    /** Whether there are bundles at all. */
    public static boolean inFramework() {
        return Services.inFramework();
    }

    private static BundleContext framework() {
        try {
            return Services.context();
        } catch (BundleException e) {
            throw new IllegalStateException(e);
        }
    }

    /** That of the framework itself. */
    public static Path frameworkJar() {
        try {
            return Path.of(FrameworkUtil.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A bundle may be located relatively to where the framework is installed. */
    private static Path location(Bundle bundle, String installed) {
        Path root = Path.of(path(installed)).resolve(path(bundle.getLocation())).normalize();
        Path compiled = root.resolve("target/classes");
        return Files.isDirectory(compiled) ? compiled : root;
    }

    private static String path(String location) {
        return location.replaceFirst("^(initial@)?(reference:)?file:", "");
    }

    private static List<String> inside(Path bundle, Path unpacked) throws IOException {
        if (Files.isDirectory(bundle)) {
            File[] jars = bundle.resolve("lib").toFile().listFiles((folder, name) -> name.endsWith(".jar"));
            return jars == null ? List.of() : Arrays.stream(jars).map(File::getPath).toList();
        }
        List<String> entries = new ArrayList<>();
        Files.createDirectories(unpacked);
        try (JarFile jar = new JarFile(bundle.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().matches("lib/[^/]+\\.jar")) {
                    Path file = unpacked.resolve(FileSystems.getDefault().getPath(entry.getName()).getFileName());
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, file);
                    }
                    entries.add(file.toString());
                }
            }
        }
        return entries;
    }
}
