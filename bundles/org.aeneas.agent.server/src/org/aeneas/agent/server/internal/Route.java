package org.aeneas.agent.server.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One operation of the contract.
 *
 * @param template  the path below the contract's base, with parameters in braces
 * @param query     names of the parameters that its query may have
 * @param forAnyone whether it is for those too that have not registered the agent
 */
record Route(String method, List<String> template, Set<String> query, boolean forAnyone,
        Function<Call, Answer> answer) {

    static Route of(String operation, Function<Call, Answer> answer) {
        String[] words = operation.split(" ");
        return new Route(words[0], List.of(words[1].substring(1).split("/")), Set.of(), false, answer);
    }

    Route withQuery(String... names) {
        return new Route(method, template, Set.of(names), forAnyone, answer);
    }

    Route open() {
        return new Route(method, template, query, true, answer);
    }

    /** The parameters, if the path is one of this template. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != template.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String step = template.get(i);
            if (step.startsWith("{")) {
                parameters.put(step.substring(1, step.length() - 1), path.get(i));
            } else if (!step.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    /** As {@code GET /tasks/{id}}. */
    @Override
    public String toString() {
        return method + " /" + String.join("/", template);
    }
}
