package org.aeneas.agent.server.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.aeneas.agent.api.Contract;
import org.aeneas.core.Problem;

/** Leads requests to routes. */
final class Router {
    /** No path of the contract needs an escape: whatever has one, or dots, is a trick. */
    private static final Pattern PATH = Pattern.compile(Contract.BASE + "(/[A-Za-z0-9_-]+)+");
    private static final int LONGEST_PATH = 1024;

    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** A route and what its path and query say. */
    record Target(Route route, Map<String, String> path, Map<String, List<String>> query) {
        Call call(Function<String, Optional<String>> header, RequestBody body) {
            return new Call(path, query, header, body);
        }
    }

    /** @param path and query as they stand in the request, without any decoding */
    Target find(String method, String path, Optional<String> query) {
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            throw path.startsWith(Contract.BASE + "/")
                    ? Refusal.malformed("The path has a form that is not allowed.", "the path")
                    : Refusal.unknownPath("the path");
        }
        List<String> steps = List.of(path.substring(Contract.BASE.length() + 1).split("/"));
        List<Route> there = routes.stream().filter(route -> route.match(steps).isPresent()).toList();
        if (there.isEmpty()) {
            throw Refusal.unknownPath(path);
        }
        Route route = there.stream().filter(one -> one.method().equals(method)).findFirst()
                .orElseThrow(() -> methodNotAllowed(path, there));
        return new Target(route, route.match(steps).orElseThrow(), parameters(route, query));
    }

    private static Refusal methodNotAllowed(String path, List<Route> there) {
        String allowed = there.stream().map(Route::method).sorted().collect(Collectors.joining(", "));
        return new Refusal(405, new Problem("method-not-allowed", "The path does not know this method.", path,
                "It has " + allowed + "."), Map.of("Allow", allowed));
    }

    private static Map<String, List<String>> parameters(Route route, Optional<String> query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (query.isEmpty()) {
            return parameters;
        }
        for (String pair : query.get().split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !route.query().contains(name)) {
                throw Refusal.malformed("The query has a parameter that is not known, or has no value.", "the query");
            }
            parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("The query has an escape that is none.", "the query");
        }
    }
}
