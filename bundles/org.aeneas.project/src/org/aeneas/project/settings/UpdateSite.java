package org.aeneas.project.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;

import org.aeneas.core.ProblemException;
import org.aeneas.project.internal.Require;

/**
 * Where newer versions of the desktop program are looked for.
 *
 * @param address as it was typed: {@code https://…}, {@code file:…}, or the whole path of a folder or of a .zip file
 */
public record UpdateSite(String address) {
    private static final String OBJECT = "Update site";

    /** @throws ProblemException {@code value-wrong} */
    public UpdateSite {
        Require.text("The address of the update site", address, Require.TEXT);
        parse(address);
    }

    /** Of a folder, as it is read; a zip file is read as {@code jar:file:…!/}. */
    public URI uri() {
        return parse(address);
    }

    private static URI parse(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http:")) {
            throw Require.wrong("Anybody on the way could change what comes over http.", OBJECT,
                    "Use https, or a folder.");
        }
        try {
            if (lower.startsWith("https:")) {
                return https(new URI(address));
            }
            return local(lower.startsWith("file:") ? Path.of(new URI(address)) : Path.of(address), lower);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw wrong();
        }
    }

    private static URI https(URI uri) {
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw wrong();
        }
        return uri;
    }

    private static URI local(Path path, String lower) {
        if (!path.isAbsolute()) {
            throw wrong();
        }
        String uri = path.toUri().toString();
        return URI.create(lower.endsWith(".zip") ? "jar:" + uri + "!/" : uri);
    }

    private static ProblemException wrong() {
        return Require.wrong("This is no address of an update site.", OBJECT,
                "Enter it as in https://updates.example.org/aeneas, or the whole path of a folder or of a zip file.");
    }
}
