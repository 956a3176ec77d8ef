package org.aeneas.engine.folder;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import org.aeneas.core.Problem;

/** A file of the folder, looked at before the framework gets it. */
record EngineJar(Path file) {
    private static final int CLASS_FILE = 0xCAFEBABE;
    /** The class file version of Java 1.0 is 45, and each Java since 1.2 has counted up by one. */
    private static final int BEFORE_JAVA_1 = 44;

    /** Why it is of no use here; empty if nothing is wrong with it as far as can be seen from outside. */
    Optional<Problem> problem() {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            if (manifest == null || manifest.getMainAttributes().getValue("Bundle-SymbolicName") == null) {
                return Optional.of(noBundle("its manifest names no Bundle-SymbolicName"));
            }
            int java = java(jar);
            return java > Runtime.version().feature() ? Optional.of(EngineProblems.java(file, String.valueOf(java)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(noBundle(String.valueOf(e.getMessage())));
        }
    }

    /** The newest Java that a class of it was compiled for; a manifest need not say so. */
    private static int java(JarFile jar) throws IOException {
        int newest = 0;
        List<JarEntry> classes = Collections.list(jar.entries()).stream()
                .filter(entry -> entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/"))
                .toList();
        for (JarEntry entry : classes) {
            try (DataInputStream bytes = new DataInputStream(jar.getInputStream(entry))) {
                if (bytes.readInt() == CLASS_FILE) {
                    bytes.readUnsignedShort(); // the minor version
                    newest = Math.max(newest, bytes.readUnsignedShort() - BEFORE_JAVA_1);
                }
            }
        }
        return newest;
    }

    private Problem noBundle(String why) {
        return new Problem("engine-no-bundle", "The file is no OSGi bundle: " + why + ".", file.toString(),
                "Put in its place the jar that the engine's maker delivers, or take it out of the folder.");
    }
}
