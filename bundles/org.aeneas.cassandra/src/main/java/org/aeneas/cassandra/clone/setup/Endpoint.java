package org.aeneas.cassandra.clone.setup;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.ssh.SshTarget;

/**
 * Where SSH answers.
 *
 * @param host address or name, an IPv6 address without brackets
 */
public record Endpoint(String host, int port) {
    private static final Pattern FORM = Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\s:\\[\\]/@]+))(?::(\\d{1,5}))?");
    private static final Pattern BARE = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*");
    private static final int MOST_PORT = 65_535;

    /** @param text {@code 172.28.37.102:22}, {@code host}, {@code [2001:db8::1]:22}; without a port it is 22 */
    public static Endpoint of(String text) {
        String stripped = text.strip();
        if (BARE.matcher(stripped).matches()) {
            return new Endpoint(stripped, SshTarget.DEFAULT_PORT);
        }
        Matcher matcher = FORM.matcher(stripped);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no host and port: " + stripped);
        }
        return new Endpoint(matcher.group(1) == null ? matcher.group(2) : matcher.group(1),
                matcher.group(3) == null ? SshTarget.DEFAULT_PORT : Integer.parseInt(matcher.group(3)));
    }

    /** Why a text is none. */
    static Optional<String> mistake(String text) {
        Matcher matcher = FORM.matcher(text);
        boolean form = BARE.matcher(text).matches() || matcher.matches();
        boolean port = !form || of(text).port() >= 1 && of(text).port() <= MOST_PORT;
        return form && port ? Optional.empty()
                : Optional.of(form ? "the port must be a number from 1 to " + MOST_PORT + "."
                        : "type an address and a port, as 172.28.37.102:22.");
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
