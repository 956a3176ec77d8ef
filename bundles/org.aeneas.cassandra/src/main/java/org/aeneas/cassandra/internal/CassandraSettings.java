package org.aeneas.cassandra.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionField.Kind;
import org.aeneas.engine.ConnectionSettings;

/**
 * Where a cluster is and how to get in.
 *
 * @param contacts   the server first, then further contact points
 * @param user       empty where the cluster asks for none
 * @param datacenter empty for that of the server
 * @param tls        empty for a plain connection
 * @param pageSize   CQL rows a page, at most
 */
record CassandraSettings(List<Contact> contacts, Optional<String> user, Optional<String> password,
        Optional<String> datacenter, Optional<TlsSettings> tls, int pageSize) {

    private static final String SSL = "SSL";
    private static final String ADVANCED = "Advanced";

    static final List<ConnectionField> FIELDS = List.of(
            new ConnectionField("server", ConnectionField.MAIN, "Server name", Kind.TEXT, true, ""),
            new ConnectionField("port", ConnectionField.MAIN, "Server port", Kind.NUMBER, true, "9042"),
            new ConnectionField("user", ConnectionField.MAIN, "User name", Kind.TEXT, false, ""),
            new ConnectionField("password", ConnectionField.MAIN, "Password", Kind.SECRET, false, ""),
            new ConnectionField("ssl", SSL, "Use SSL", Kind.FLAG, false, "false"),
            new ConnectionField("ssl-verify-host", SSL, "Verify host name", Kind.FLAG, false, "true"),
            new ConnectionField("trust-store", SSL, "Trust store", Kind.FILE, false, ""),
            new ConnectionField("trust-store-type", SSL, "Trust store type", Kind.TEXT, false, ""),
            new ConnectionField("trust-store-password", SSL, "Trust store password", Kind.SECRET, false, ""),
            new ConnectionField("key-store", SSL, "Key store", Kind.FILE, false, ""),
            new ConnectionField("key-store-type", SSL, "Key store type", Kind.TEXT, false, ""),
            new ConnectionField("key-store-password", SSL, "Key store password", Kind.SECRET, false, ""),
            new ConnectionField("datacenter", ADVANCED, "Datacenter", Kind.TEXT, false, ""),
            new ConnectionField("contact-points", ADVANCED, "Contact points", Kind.TEXT, false, ""),
            new ConnectionField("page-size", ADVANCED, "Rows a page", Kind.NUMBER, false, "500"));

    private static final int MAX_PORT = 65_535;
    private static final int MAX_PAGE = 100_000;

    /** A host and the port of its native protocol. */
    record Contact(String host, int port) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    CassandraSettings {
        contacts = List.copyOf(contacts);
    }

    static CassandraSettings of(ConnectionSettings settings) {
        int port = number(settings, "port", MAX_PORT);
        String server = settings.get("server").map(String::strip).orElseThrow(() -> new Problem("connection-incomplete",
                "The connection has no server name.", "server", "Name a node of the cluster.").asException());
        List<Contact> contacts = new ArrayList<>(List.of(contact(server, port)));
        settings.get("contact-points").ifPresent(text -> {
            for (String point : text.strip().split("[,;\\s]+")) {
                contacts.add(contact(point, port));
            }
        });
        return new CassandraSettings(contacts, settings.get("user"), settings.get("password"),
                settings.get("datacenter").map(String::strip),
                flag(settings, "ssl") ? Optional.of(tls(settings)) : Optional.empty(),
                number(settings, "page-size", MAX_PAGE));
    }

    Contact server() {
        return contacts.get(0);
    }

    /** No secret may reach a log. */
    @Override
    public String toString() {
        return "CassandraSettings" + contacts;
    }

    private static TlsSettings tls(ConnectionSettings settings) {
        return new TlsSettings(store(settings, "trust-store"), store(settings, "key-store"),
                flag(settings, "ssl-verify-host"));
    }

    private static Optional<TlsSettings.Store> store(ConnectionSettings settings, String field) {
        return settings.get(field).map(file -> new TlsSettings.Store(file.strip(),
                settings.get(field + "-type").map(String::strip).orElse(""),
                settings.get(field + "-password").orElse("")));
    }

    /** {@code host}, {@code host:port}, {@code [v6]:port}, or an IPv6 address as it is. */
    private static Contact contact(String text, int port) {
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[");
        boolean hasPort = colon > 0 && (bracketed ? colon == text.indexOf(']') + 1 : colon == text.indexOf(':'));
        String host = hasPort ? text.substring(0, colon) : text;
        return new Contact(bracketed ? host.replaceAll("[\\[\\]]", "") : host,
                hasPort ? number(text.substring(colon + 1), "contact-points", MAX_PORT) : port);
    }

    private static boolean flag(ConnectionSettings settings, String field) {
        return Boolean.parseBoolean(settings.get(field).orElseGet(() -> defaultOf(field)).strip());
    }

    private static int number(ConnectionSettings settings, String field, int most) {
        return number(settings.get(field).orElseGet(() -> defaultOf(field)), field, most);
    }

    private static int number(String text, String field, int most) {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,9}") || Integer.parseInt(digits) < 1 || Integer.parseInt(digits) > most) {
            throw new Problem("connection-invalid", "The field " + field + " is not a number from 1 to " + most + ".",
                    field, "Correct the connection's settings.").asException();
        }
        return Integer.parseInt(digits);
    }

    private static String defaultOf(String field) {
        return FIELDS.stream().filter(f -> f.key().equals(field)).findFirst().orElseThrow().defaultValue();
    }
}
