package org.aeneas.load.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.aeneas.load.ObjectSource;
import org.aeneas.staging.Compression;
import org.aeneas.staging.StagedObject;

/** Staged objects in a folder. */
record StagedFolder(Path folder) {

    StagedObject object(String name, List<String> lines) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = Compression.ofName(name).compress(bytes)) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.toByteArray());
        return new StagedObject(name, bytes.size(), sha256(bytes.toByteArray()));
    }

    ObjectSource source() {
        return ObjectSource.folder(folder);
    }

    static String put(String id, long n) {
        return put(id, n, "value " + n);
    }

    static String put(String id, long n, String value) {
        return "{\"Item\":{\"id\":{\"S\":\"" + id + "\"},\"n\":{\"N\":\"" + n + "\"},\"v\":{\"S\":\"" + value + "\"}}}";
    }

    static String delete(String id, long n) {
        return "{\"Delete\":{\"id\":{\"S\":\"" + id + "\"},\"n\":{\"N\":\"" + n + "\"}}}";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
